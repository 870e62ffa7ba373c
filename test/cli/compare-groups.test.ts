// A section that is replaced or deleted: its clauses in one row, each by its name or first words; JSON has all of them whole.
import { expect, test } from "vitest";
import { compareDrafts } from "../../interpreter/compare/drafts.ts";
import { compile, type Compilation } from "../../interpreter/compilation.ts";
import { rowsOf } from "../../cli/render/compare-groups.ts";

const HEAD = `warrant "Form".
party Issuer. party Holder.
event Split has Ratio: number.
`;
const SECTION = `section 2 "Splits":
  "Price" initially means $10 per share.
  on Split: Price becomes Price / Ratio.
  on Split if Ratio > 2: the Issuer shall Give Notice within 3 days.
  the Holder may Inspect.
  the Holder may Object.
`;
const draft = (text: string): Compilation =>
  compile({ name: "form.tenor", text: HEAD + text }, { find: () => null });

test("many clauses that are gone are one row, in which each is named", () => {
  const { changes, reworded } = compareDrafts(draft(SECTION), draft(""));
  expect(changes).toHaveLength(5);
  expect(rowsOf(changes)).toEqual([
    {
      where: "section 2, 5 clauses",
      what: [
        "removed: form.tenor:5 to 9",
        'a definition: "Price"',
        "rules: on Split; on Split if Ratio > 2",
        "rights: the Holder may Inspect; the Holder may Object",
      ],
    },
  ]);
  expect(rowsOf(reworded)).toEqual([{ where: "section 2, a heading", what: ["removed: Splits"] }]);
});

test("so are many that are new, apart from what has changed and from other sections", () => {
  const before = draft('section 1: "Term" means 5.\n');
  const after = draft(`section 1: "Term" means 6.\n${SECTION}`);
  const rows = rowsOf(compareDrafts(before, after).changes);
  expect(rows.map(({ where, what }) => `${where}: ${what[0] ?? ""}`)).toEqual([
    'section 1, "Term": 5 becomes 6',
    "section 2, 5 clauses: added: form.tenor:6 to 10",
  ]);
});

test("two are two rows, with all their words", () => {
  const { changes } = compareDrafts(
    draft("section 2: the Holder may Inspect. the Holder may Object.\n"),
    draft(""),
  );
  expect(rowsOf(changes)).toEqual([
    { where: "section 2, a right", what: ["removed: the Holder may Inspect."] },
    { where: "section 2, a right", what: ["removed: the Holder may Object."] },
  ]);
});
