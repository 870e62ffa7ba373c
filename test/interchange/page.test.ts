// docs/interchange.md: its samples give what it says they give.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { formNames } from "../../cli/interchange/forms.ts";
import { REQUIRED } from "../../interpreter/interchange/ocf-required.ts";
import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import { call, folder } from "../cli/memory.ts";
import { read } from "../house/files.ts";
import { folderOf, source } from "./folder.ts";

const page = read("docs/interchange.md");
const { file } = folder();

function sample(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(page)?.[1];
  if (found === undefined) throw new Error(`no sample of ${language}`);
  return found;
}

it("the transactions make the events", () => {
  const { events, missing, diagnostics } = importOcf([
    ...folderOf().slice(0, 2),
    source("Transactions.ocf.json", sample("json ocf")),
  ]);
  expect(diagnostics).toEqual([]);
  expect(events).toEqual(JSON.parse(sample("json events")));
  const lacking = missing.map(({ what }) => what);
  expect(lacking).toEqual(["Shares Exercised", "Method", "Shares Owned"]);
  expect(page).toContain(lacking.map((what) => `\`${what}\``).join(", "));
});

it("the particulars name kinds and fields that OCF has", () => {
  const particulars = JSON.parse(sample("json particulars")) as Readonly<Record<string, object>>;
  for (const [kind, fields] of Object.entries(particulars)) {
    const required = REQUIRED.get(kind === "holder" ? "STAKEHOLDER" : kind) ?? [];
    expect(required).toEqual(expect.arrayContaining(Object.keys(fields)));
  }
});

it("the command makes the draft", async () => {
  const at = file("my.tenor");
  const words = [...sample("sh").matchAll(/["']([^"']*)["']|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );
  expect(words.slice(0, 5)).toEqual(["tenor", "new", "--from", "us-treasury-cpp", "my.tenor"]);
  const { code } = await call(...words.slice(1).map((word) => (word === "my.tenor" ? at : word)));
  expect(code).toBe(0);
  expect(readFileSync(at, "utf8")).toContain('"Exercise Price" initially means $13.30 per share.');
});

it("names every form", () => {
  for (const name of formNames) expect(page).toContain(`\`${name}\``);
});
