// Every message about the text itself is brought about by the example on its page.
import { describe, expect, it } from "vitest";
import { syntaxEntries } from "../../grammar/diagnostics/catalogue/syntax.ts";
import { parsed } from "./tree.ts";

describe.each(syntaxEntries)("$code $name", ({ code, example, severity }) => {
  it("is what its example brings about, and nothing else", () => {
    const found = parsed(example).diagnostics;
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(found.find((diagnostic) => diagnostic.code === code)?.severity).toBe(severity);
    if (code !== "P112") expect(found).toHaveLength(1);
  });
});
