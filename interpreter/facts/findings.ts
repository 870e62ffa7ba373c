import { report, type Diagnostic, type Entry, type Extras } from "../../grammar/diagnostics/diagnostic.ts";
import { moreFindings } from "../../grammar/diagnostics/catalogue/events.ts";
import type { Place } from "../../grammar/source.ts";

/** After so many errors in one file the rest is not looked for: they have one cause, and a hostile file must end. */
export const MOST_FINDINGS = 1_000;

/** The findings of one file, in the order in which they were made. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  private count = 0;
  private handedOut = 0;

  /** True after the last finding that is shown; reading stops. */
  get full(): boolean {
    return this.count > MOST_FINDINGS;
  }

  add<P>(entry: Entry<P>, place: Place, details: P, extras: Extras = {}): void {
    if (this.full) return;
    this.count++;
    this.diagnostics.push(
      this.full
        ? report(moreFindings, place, { shown: MOST_FINDINGS })
        : report(entry, place, details, extras),
    );
  }

  /** Those that were added since the last call. */
  takeNew(): Diagnostic[] {
    const fresh = this.diagnostics.slice(this.handedOut);
    this.handedOut = this.diagnostics.length;
    return fresh;
  }
}
