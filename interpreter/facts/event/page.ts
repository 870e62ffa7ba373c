import { illTypedValue } from "../../../grammar/diagnostics/catalogue/event-values.ts";
import type { Entry, Extras, Fix } from "../../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../../grammar/source.ts";
import { found } from "../found.ts";
import type { Findings } from "../findings.ts";
import type { JsonMember, JsonNode } from "../json.ts";

/** Where the text of a piece stands: offsets in it count from `base` in the source. */
export interface Location {
  readonly source: Source;
  readonly base: number;
  /** The line on which the piece begins. */
  readonly line: number;
}

/** Offsets in the text of a piece. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The piece of a log that is read at the moment: where it stands, and what is found there. */
export class Page {
  readonly findings: Findings;
  location: Location = { source: { name: "", text: "" }, base: 0, line: 0 };

  constructor(findings: Findings) {
    this.findings = findings;
  }

  add<P>(entry: Entry<P>, place: Place, details: P, extras: Extras = {}): void {
    this.findings.add(entry, place, details, extras);
  }

  illTyped(field: string, expected: string, node: JsonNode, help: readonly string[]): void {
    this.add(illTypedValue, this.place(node), { field, expected, found: found(node), help });
  }

  place({ start, end }: Range): Place {
    const { source, base } = this.location;
    return { source, span: { start: base + start, end: base + end } };
  }

  keyPlace(member: JsonMember): Place {
    return this.place({ start: member.keyStart, end: member.keyEnd });
  }

  /** Names that may have been meant, to write in the place of what is there. */
  replacements(range: Range, names: readonly string[]): Fix[] {
    return names.map((name) => ({
      title: `Write "${name}"`,
      edits: [{ place: this.place(range), text: JSON.stringify(name) }],
    }));
  }
}
