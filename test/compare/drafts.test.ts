import { describe, expect, it } from "vitest";
import { compile, type Compilation } from "../../interpreter/compilation.ts";
import { compareDrafts, type DraftComparison } from "../../interpreter/compare/drafts.ts";

const BASE = `warrant "Base".
party Issuer. party Holder.
event Stock Split has Ratio: number.
act Exercise by the Holder has Shares Exercised: shares.
section 4 "Splits":
  every adjustment of Warrant Price is at least $1.44.
  on Stock Split:
    Warrant Price becomes X / Y,
    where X = Warrant Price * 2,
          Y = Ratio * 2.
section 7 "Cap", notwithstanding section 4:
  the Holder may Exercise.
  the Holder may not Exercise if Shares Exercised > 4.999% of Shares Outstanding.
  on Exercise: the Issuer shall Deliver Certificates within 3 days.
section 8 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Shares Outstanding" of the Issuer initially means 46,000,000 shares.
`;

const draft = (text: string): Compilation => compile({ name: "draft.tenor", text }, { find: () => null });

function compare(text: string): DraftComparison {
  const [one, other] = [draft(BASE), draft(text)];
  for (const { diagnostics } of [one, other])
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual([]);
  return compareDrafts(one, other);
}

/** The changes in a line each. */
const lines = ({ changes, reworded }: DraftComparison): string[] =>
  [...changes, ...reworded].map(({ what, subject, section, parts }) =>
    [
      `${what} ${subject} ${section}`,
      ...parts.map((part) => `${part.of} ${part.before?.text ?? "-"} -> ${part.after?.text ?? "-"}`),
    ].join(": "),
  );

const put = (from: string, to: string): string => BASE.replaceAll(from, to);

describe("two drafts of one meaning", () => {
  it("the same text", () => {
    expect(compare(BASE)).toEqual({ changes: [], reworded: [], renamed: [] });
  });

  it("other layout, comments, digits", () => {
    const text = put("\n  ", "\n      // A comment.\n    ").replace("46,000,000 shares", "46000000 shares");
    expect(compare(text).changes).toEqual([]);
  });

  it("renamed terms, with what they were called", () => {
    const text = put("Warrant Price", "Exercise Price").replaceAll(
      "Shares Outstanding",
      "Outstanding Common Stock",
    );
    const { changes, reworded, renamed } = compare(text);
    expect([changes, reworded]).toEqual([[], []]);
    expect(renamed).toEqual([
      { before: "Warrant Price", after: "Exercise Price" },
      { before: "Shares Outstanding", after: "Outstanding Common Stock" },
    ]);
  });

  it("two names that change places are no renaming", () => {
    const text = put("$2.40 per share", "$1.44 per share").replace("at least $1.44", "at least $2.40");
    expect(compare(text).changes).toHaveLength(2);
  });

  it("reordered sections and effects, other letters in a legend", () => {
    const [head = "", four = "", seven = "", eight = ""] = BASE.split(/(?=^section)/m);
    expect(compare(head + eight + seven + four)).toEqual({ changes: [], reworded: [], renamed: [] });
    expect(
      compare(put("where X =", "where P =").replace("X / Y", "P / Q").replace("Y =", "Q =")).changes,
    ).toEqual([]);
  });
});

describe("the smallest part that differs", () => {
  it.each([
    ["4.999%", "9.99%", "changed prohibition 7: number 4.999% -> 9.99%"],
    ["$2.40 per share", "$2.10 per share", "changed definition 8: number $2.40 per share -> $2.10 per share"],
    ["within 3 days", "within 5 days", "changed rule 7: period 3 days -> 5 days"],
    ["at least $1.44", "at least $1.00", "changed policy 4: number $1.44 -> $1.00"],
    ["Y = Ratio * 2", "Y = Ratio * 3", "changed rule 4: number 2 -> 3"],
    [", notwithstanding section 4", "", "removed precedence 7"],
    [
      "notwithstanding section 4",
      "notwithstanding anything to the contrary",
      "changed precedence 7: words notwithstanding section 4 -> notwithstanding anything to the contrary",
    ],
  ])("%s becomes %s", (from, to, line) => {
    expect(lines(compare(BASE.replace(from, to)))).toEqual([line]);
  });

  it("added, removed, moved, reworded without effect", () => {
    const moved = BASE.replace(
      'section 8 "Definitions":\n',
      'section 8 "Definitions":\nsection 9 "State":\n',
    );
    expect(lines(compare(moved))).toEqual(["moved definition 9", "moved definition 9", "added heading 9"]);
    expect(lines(compare(`${BASE}section 9: on Stock Split: the Holder pays $1 to the Issuer.\n`))).toEqual([
      "added rule 9",
    ]);
    expect(lines(compare(BASE.replace("  the Holder may Exercise.\n", "")))).toEqual(["removed right 7"]);
    expect(lines(compare(BASE.replace("Shares Exercised > 4.999%", "(Shares Exercised) > 4.999%")))).toEqual([
      "reworded prohibition 7",
    ]);
  });
});
