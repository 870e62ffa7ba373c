// docs/families.md names every event and act that a drafter can find in the library and the examples, and no other.
import { describe, expect, it } from "vitest";
import type { Node } from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import { filesBelow, read } from "../house/files.ts";

const page = read("docs/families.md");
const contracts = [...filesBelow("stdlib"), ...filesBelow("examples")].filter(
  (path) => path.endsWith(".tenor") && !path.includes("/amendments/"),
);

/** What the contracts declare, by name. */
const declared = new Set(
  contracts.flatMap((path) => {
    const { file } = parse({ name: path, text: read(path) });
    return file.items
      .flatMap((item): readonly Node[] => (item.kind === "Section" ? item.statements : [item]))
      .flatMap((each) => (each.kind === "EventStatement" ? [each.name.text] : []));
  }),
);

/** What the first column of the tables of events names. */
const named = new Set(
  page
    .slice(page.indexOf("## The events"))
    .split("\n")
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)])
    .map(([, name]) => name),
);

describe("the vocabulary of events", () => {
  it("names every event and act", () => {
    expect([...declared].filter((name) => !named.has(name))).toEqual([]);
  });

  it("names none that is not declared", () => {
    expect([...named].filter((name) => !declared.has(name ?? ""))).toEqual([]);
  });
});
