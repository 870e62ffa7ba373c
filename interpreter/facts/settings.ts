/** Reads settings of the command line: `--set "Warrant Share Number=100000"`. Values are read by the grammar. */

import {
  settingNoEquals,
  settingNoName,
  settingNoValue,
  settingTwice,
} from "../../grammar/diagnostics/catalogue/settings.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";

/** A term and the text of the value that it takes for one run. */
export interface Setting {
  readonly term: string;
  readonly valueText: string;
  readonly place: Place;
  readonly termPlace: Place;
  readonly valuePlace: Place;
}

export interface SettingRead {
  readonly setting: Setting | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SettingsRead {
  readonly settings: readonly Setting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one setting; the name ends at the first equals sign. */
export function readSetting(text: string): SettingRead {
  const source: Source = { name: "command line", text };
  const whole = { source, span: { start: 0, end: text.length } };
  const equals = text.indexOf("=");
  if (equals < 0) return { setting: null, diagnostics: [report(settingNoEquals, whole, { text })] };
  const termPlace = trimmed(source, 0, equals);
  const valuePlace = trimmed(source, equals + 1, text.length);
  const term = textAt(termPlace).replace(/\s+/g, " ");
  const equalsPlace = { source, span: { start: equals, end: equals + 1 } };
  if (term === "") return { setting: null, diagnostics: [report(settingNoName, equalsPlace, {})] };
  const valueText = textAt(valuePlace);
  if (valueText === "")
    return { setting: null, diagnostics: [report(settingNoValue, equalsPlace, { term })] };
  return { setting: { term, valueText, place: whole, termPlace, valuePlace }, diagnostics: [] };
}

/** Reads all settings of one command line. */
export function readSettings(texts: readonly string[]): SettingsRead {
  const settings = new Map<string, Setting>();
  const diagnostics: Diagnostic[] = [];
  for (const text of texts) {
    const read = readSetting(text);
    diagnostics.push(...read.diagnostics);
    if (read.setting === null) continue;
    const first = settings.get(read.setting.term);
    if (first === undefined) settings.set(read.setting.term, read.setting);
    else {
      diagnostics.push(
        report(
          settingTwice,
          read.setting.termPlace,
          { term: first.term, first: first.valueText },
          {
            related: [{ place: first.place, message: "It is set here first." }],
          },
        ),
      );
    }
  }
  return { settings: [...settings.values()], diagnostics };
}

function trimmed(source: Source, from: number, to: number): Place {
  const text = source.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return {
    source,
    span: { start: Math.min(start, to), end: Math.max(Math.min(start, to), from + text.trimEnd().length) },
  };
}

function textAt({ source, span }: Place): string {
  return source.text.slice(span.start, span.end);
}
