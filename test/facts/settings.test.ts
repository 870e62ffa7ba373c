import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { readSetting, readSettings } from "../../interpreter/facts/settings.ts";

test("a setting is a term, an equals sign and a value, each with its place", () => {
  const text = " Warrant  Share Number = 100,000 ";
  const { setting, diagnostics } = readSetting(text);
  expect(diagnostics).toEqual([]);
  expect([setting?.term, setting?.valueText]).toEqual(["Warrant Share Number", "100,000"]);
  expect(setting?.place.source).toEqual({ name: "command line", text });
  for (const [place, expected] of [
    [setting?.termPlace, "Warrant  Share Number"],
    [setting?.valuePlace, "100,000"],
  ] as const) {
    expect(text.slice(place?.span.start, place?.span.end)).toBe(expected);
  }
});

test("the name ends at the first equals sign", () => {
  expect(readSetting("Formula=A = B").setting?.valueText).toBe("A = B");
});

property.prop([fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[A-C =]{0,6}$/)))])(
  "any texts are read without an exception",
  (texts) => {
    const { settings, diagnostics } = readSettings(texts);
    expect(settings.length + diagnostics.length).toBe(texts.length);
    for (const { place } of diagnostics) expect(place.span.start).toBeLessThanOrEqual(place.span.end);
  },
);
