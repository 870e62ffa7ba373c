// The contracts and clauses of the house: laid out they keep their words and their tree, and stay as they are.
import { describe, expect, it } from "vitest";
import { essenceOf } from "../../grammar/format/essence.ts";
import { layOut } from "../../grammar/format/format.ts";
import { treeOf } from "../grammar/tree.ts";
import { filesBelow, read } from "../house/files.ts";

const files = ["examples", "stdlib", "test/grammar", "test/format"]
  .flatMap(filesBelow)
  .filter((path) => path.endsWith(".tenor"));

describe.each(files)("%s", (path) => {
  it("keeps its words and its tree, and then stays", async () => {
    const text = read(path);
    const once = await layOut(text);
    expect(essenceOf(once)).toBe(essenceOf(text));
    expect(treeOf(once)).toEqual(treeOf(text));
    expect(await layOut(once)).toBe(once);
  });
});
