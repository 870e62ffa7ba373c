// How contracts look: each sample is written as someone might type it, and expected as the house lays it out.
import { describe, expect, it } from "vitest";
import { format } from "../../grammar/format/format.ts";
import { read } from "../house/files.ts";

async function laidOut(text: string): Promise<string> {
  return (await format({ name: "draft.tenor", text })).text;
}

/** Checks a statement by itself; its header is put before it and taken off again. */
async function expectStatement(typed: string, expected: string): Promise<void> {
  const header = 'warrant "W".\n\n';
  expect(await laidOut(`${header}${typed}`)).toBe(`${header}${expected}\n`);
}

describe("a file", () => {
  it("that is empty stays empty", async () => {
    expect(await laidOut("")).toBe("");
    expect(await laidOut(" \n\n")).toBe("");
  });

  it("of comments alone keeps them", async () => {
    expect(await laidOut("\n// one\n\n\n// two  ")).toBe("// one\n\n// two\n");
  });

  it("separates its heading and its sections by one empty line", async () => {
    const typed =
      'warrant "W".\nuses "x".\nsection 1 "A":\n"T" means 1.\n\n\n\n"U" means 2.\nsection 2:\n"V" means 3.\nsection 3 deleted.';
    expect(await laidOut(typed)).toBe(
      [
        'warrant "W".',
        "",
        'uses "x".',
        "",
        'section 1 "A":',
        '  "T" means 1.',
        "",
        '  "U" means 2.',
        "",
        "section 2:",
        '  "V" means 3.',
        "",
        "section 3 deleted.",
        "",
      ].join("\n"),
    );
  });

  it("keeps a byte order mark, and straightens quotes", async () => {
    expect(await laidOut("\uFEFFwarrant “W”.")).toBe('\uFEFFwarrant "W".\n');
    expect(await laidOut('warrant “a "W"”.')).toBe('warrant “a "W"”.\n');
  });

  it("has one way to write each sign, and leaves numbers and dates as typed", async () => {
    await expectStatement(
      '"Fee" means $2,400,000 × 4.999% – 1/100 ÷ 2 if_.'.replace(" if_", ""),
      '"Fee" means $2,400,000 * 4.999% - 1/100 / 2.',
    );
    await expectStatement(
      '"D" means A ≥ 1,000 and B != 2005-03-14.',
      '"D" means A >= 1,000 and B <> 2005-03-14.',
    );
    await expectStatement(
      '"C" means March 14, 2005 at 5:00 p.m. .',
      '"C" means March 14, 2005 at 5:00 p.m..',
    );
  });
});

describe("comments", () => {
  it("stay where they are: above, behind, between and below", async () => {
    const text = [
      "// The file.",
      'warrant "W". // the form',
      "",
      'uses "a".    // aligned',
      'uses "bcd".  // by hand',
      "",
      "// About section 1.",
      'section 1 "A": // its heading',
      "  // About T.",
      '  "T" means 1. // one',
      "",
      "  // Something is missing here.",
      "",
      "// About section 2.",
      "",
      "section 2:",
      "  [NTD: who is to pay?]",
      '  "U" means 2 [NTD: or 3?] * X.',
      "  // The end of section 2.",
      "// The end.",
      "",
    ].join("\n");
    expect(await laidOut(text)).toBe(text);
  });

  it("break the line that they end, and move what follows under it", async () => {
    await expectStatement(
      "on X: // first\n A becomes 1; // second\n // third\n B becomes // fourth\n 2.",
      "on X: // first\n  A becomes 1; // second\n  // third\n  B becomes // fourth\n  2.",
    );
  });

  it("do not count to the width of a line", async () => {
    const comment = `// ${"very long ".repeat(12)}indeed`;
    await expectStatement(`"Fee" means $1. ${comment}`, `"Fee" means $1. ${comment}`);
  });

  it("inside brackets and before a full stop go to the side that is open", async () => {
    await expectStatement('"F" means ( [NTD: a] A + B // b\n ) .', '"F" means [NTD: a] (A + B). // b');
  });
});

describe("text blocks", () => {
  it("stay as they are, to the letter", async () => {
    const block = '"""\n The paper\'s   own\n\n\n   words.  \n"""';
    expect(await laidOut(`warrant "W".\nsection 1:\n${block}\n"T" means 1.`)).toBe(
      `warrant "W".\n\nsection 1:\n  ${block}\n  "T" means 1.\n`,
    );
  });
});

describe("statements", () => {
  it.each([
    ["a short meaning stays on its line", '"T" means  1 .', '"T" means 1.'],
    [
      "a long meaning begins the next one, and breaks before its operators",
      '"Supersedable" of an Equivalents Issuance means an adjustment under section 4(e) stands for it and Unconverted Shares > 0 shares and Some More.',
      '"Supersedable" of an Equivalents Issuance means\n  an adjustment under section 4(e) stands for it and Unconverted Shares > 0 shares and Some More.',
    ],
    [
      "a waterfall has a limb on each line, the labels aligned",
      '"T" means the first of (i) A, if B; (ii) C, otherwise.',
      '"T" means the first of\n  (i)  A, if B;\n  (ii) C, otherwise.',
    ],
    [
      "readings stand under one another, their meanings aligned",
      '"T" means reading "after issuance": A; reading "before": B.',
      '"T" means\n  reading "after issuance": A;\n  reading "before":         B.',
    ],
    [
      "a legend has a letter on each line",
      '"T" means X / Y, where X = A + B, Y = C.',
      '"T" means X / Y,\n  where X = A + B,\n        Y = C.',
    ],
    [
      "effects stand one per line under the trigger, their legend beside them",
      "on X or Y if Z: A becomes B * M; the Holder pays C to the Issuer, where M = D.",
      "on X or Y if Z:\n  A becomes B * M;\n  the Holder pays C to the Issuer,\n  where M = D.",
    ],
    [
      "a long event has its fields on lines of their own",
      'act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless"; gives Cash Due: money.',
      'act Exercise by the Holder has\n  Shares Exercised: shares, Method: one of "cash", "cashless";\n  gives Cash Due: money.',
    ],
    [
      "kinds that an act may be about begin lines with their joint",
      "act Waive Compliance by the Issuer and the Majority Holders of an Exercise or a Distribution or a Stock Dividend or a Combination, if any has Duty: text.",
      "act Waive Compliance by the Issuer and the Majority Holders of an Exercise or a Distribution\n  or a Stock Dividend or a Combination, if any has\n  Duty: text.",
    ],
    [
      "conditions begin lines",
      "the Holder may not Exercise if Shares Owned + Shares Issued > 4.999% of Shares Outstanding, unless Waived Shares >= Shares Exercised, or within the last 61 days of the Term.",
      "the Holder may not Exercise if Shares Owned + Shares Issued > 4.999% of Shares Outstanding,\n  unless Waived Shares >= Shares Exercised, or within the last 61 days of the Term.",
    ],
    [
      "a policy's demands stay together",
      "every adjustment of Warrant Price under sections 4(d), 4(e) is at least Per Share Market Value on Original Issue Date, and is never an increase.",
      "every adjustment of Warrant Price under sections 4(d), 4(e)\n  is at least Per Share Market Value on Original Issue Date, and is never an increase.",
    ],
    [
      "a policy of readings has one per line",
      'every adjustment of N is reading "half up": rounded to the nearest share, half up; reading "even": rounded to the nearest share, half even.',
      'every adjustment of N is\n  reading "half up": rounded to the nearest share, half up;\n  reading "even":    rounded to the nearest share, half even.',
    ],
    [
      "a table has its cells in columns",
      'table "T" by Months: number, Price: price per share, straight-line: column: $10.00, $9; 60: 0.261, -; 9: 1, -0.5.',
      'table "T" by Months: number, Price: price per share, straight-line:\n  column: $10.00,   $9;\n  60:      0.261,    -;\n  9:           1, -0.5.',
    ],
  ])("%s", async (_, typed, expected) => {
    await expectStatement(typed, expected);
  });

  it("names side by side in brackets of readings stay in one line as long as they fit", async () => {
    const short = 'on X if A and (reading "a": yes; reading "b": no):\n  B becomes 1.';
    await expectStatement(short, short);
  });
});

describe("scenarios", () => {
  it("keep the lines of the facts and of what is expected as the author has grouped them", async () => {
    const typed =
      'scenario "S":\ngiven A is 1; B is 2;\nC is 3 on March 14, 2005.\non April 4, 2006: X with A = 1.\non April 5, 2006: X; Y of "e".\nthen A is 1; B is 2;\n\nExercise is refused under section 7.';
    await expectStatement(
      typed,
      [
        'scenario "S":',
        "  given A is 1; B is 2;",
        "        C is 3 on March 14, 2005.",
        "  on April 4, 2006: X with A = 1.",
        "  on April 5, 2006:",
        "    X;",
        '    Y of "e".',
        "  then A is 1; B is 2;",
        "       Exercise is refused under section 7.",
      ].join("\n"),
    );
  });
});

describe("what cannot be read", () => {
  it("stays as it was typed, and the rest is laid out", async () => {
    const typed = [
      'warrant "W".',
      '"A"   means 1.',
      '"B" means   the   2',
      "     +   3.",
      '"C"   means   3.',
      "on X:",
      "   A becomes    wibble   bar;",
      "   B becomes 2.",
      '"D"   means   4.',
      "",
    ].join("\n");
    const { text, diagnostics } = await format({ name: "draft.tenor", text: typed });
    expect(diagnostics.map(({ code }) => code)).toEqual(["P102", "P110"]);
    expect(text).toBe(
      [
        'warrant "W".',
        "",
        '"A" means 1.',
        '"B" means   the   2',
        "     +   3.",
        '"C" means 3.',
        "on X:",
        "   A becomes    wibble   bar;",
        "   B becomes 2.",
        '"D" means 4.',
        "",
      ].join("\n"),
    );
  });

  it("keeps a heading that is broken where it is", async () => {
    expect(await laidOut('warrant "W".\nsection 1   Title:\n"T"   means 1.')).toBe(
      'warrant "W".\n\nsection 1   Title:\n  "T" means 1.\n',
    );
  });

  it("keeps signs without a meaning", async () => {
    expect(await laidOut('warrant "W".\n"T" means 1  #  2.\n  ~~~  \n"U"   means 2.')).toBe(
      'warrant "W".\n\n"T" means 1  #  2.\n~~~\n"U" means 2.\n',
    );
  });
});

it("the contract of the design brief looks as it does there", async () => {
  expect(await laidOut(read("test/grammar/brief.tenor"))).toBe(read("test/format/brief.tenor"));
});
