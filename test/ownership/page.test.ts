// docs/section-16.md: its commands print what it shows, its contract holds, its table has the keys that are read.
// `UPDATE_DOCS=1 npx vitest run test/ownership/page.test.ts` writes the outputs anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { PERSON_KEYS, TOP_KEYS } from "../../interpreter/ownership/person.ts";
import { call, folder } from "../cli/memory.ts";
import { checkout, run } from "../docs/console.ts";
import { brokenLinks } from "../docs/samples.ts";
import { read, root } from "../house/files.ts";

const PAGE = "docs/section-16.md";
const page = read(PAGE);
const { folder: place, remove } = checkout();
afterAll(remove);

describe("docs/section-16.md", () => {
  it("shows what the commands print", async () => {
    const blocks = [...page.matchAll(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm)];
    const commands = blocks.map(([, command = ""]) => command);
    expect(commands).toHaveLength(2);
    const [shown, imported] = commands as [string, string];
    const printed = await run(shown, place);
    await run(`${shown} --out form4.xml`, place);
    const outputs = [printed, await run(imported, place)];
    let updated = page;
    for (const [index, [whole, command = ""]] of blocks.entries())
      updated = updated.replace(
        whole,
        () => `\`\`\`console\n$ ${command}\n${outputs[index]?.trimEnd() ?? ""}\n\`\`\``,
      );
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(join(root, PAGE), updated);
    else expect(page).toBe(updated);
  }, 60_000);

  it("has a contract whose scenario holds", async () => {
    const { file } = folder();
    const sample = /^```tenor\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? "";
    const { code, out } = await call("test", file("sample.tenor", sample));
    expect([code, out]).toEqual([0, expect.stringContaining("1 passed")]);
  });

  it("names every key of the file about the reporting person", () => {
    for (const key of [...TOP_KEYS, ...PERSON_KEYS]) expect(page).toContain(`\`"${key}"\``);
  });

  it("has no link that leads nowhere", () => {
    expect(brokenLinks(PAGE)).toEqual([]);
  });
});
