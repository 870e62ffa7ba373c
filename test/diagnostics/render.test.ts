// How a message looks: the title, the place, the source with the span underlined, the text, the choices, other places.
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import {
  clean,
  COLUMNS,
  countedWords,
  displayWidth,
  excerpt,
  plain,
  render,
  renderAll,
  toJson,
  wrap,
} from "../../grammar/diagnostics/render.ts";
import type { Place, Source } from "../../grammar/source.ts";

/** The place of what stands between « and » in a text, and the text without these marks. */
function marked(text: string, rest: Partial<Source> = {}): Place {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  return { source: { name: "draft.tenor", text: text.replace(/[«»]/g, ""), ...rest }, span: { start, end } };
}

function message(place: Place, rest: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "N101",
    severity: "error",
    title: "The title stands alone.",
    text: "What it means.",
    help: ["a choice"],
    place,
    related: [],
    fixes: [],
    tags: [],
    ...rest,
  };
}

const lines = (place: Place, rest: Partial<Diagnostic> = {}): string[] =>
  render(message(place, rest)).split("\n");

/** The lines of the source with their marks, without the frame of the message. */
const shown = (place: Place): string[] => lines(place).slice(3, -3);

describe("a message", () => {
  it("has its title, place, source, text and help", () => {
    expect(lines(marked('warrant "W".\n"Fee" means «Prise».\n'))).toEqual([
      "error N101  The title stands alone.",
      "  draft.tenor:2:13",
      "",
      '  2 │ "Fee" means Prise.',
      "    │             ^^^^^",
      "",
      "  What it means.",
      "  help: a choice",
    ]);
  });

  it("names its severity", () => {
    const place = marked("«x»");
    expect(lines(place, { severity: "warning" })[0]).toBe("warning N101  The title stands alone.");
    expect(lines(place, { severity: "information" })[0]).toBe("information N101  The title stands alone.");
  });

  it("shows related places with a mark of their own", () => {
    const place = marked('"A" means 1.\n«"A"» means 2.');
    const related = [
      { place: { ...place, span: { start: 0, end: 3 } }, message: "It is defined here first." },
    ];
    expect(lines(place, { related }).slice(-5)).toEqual([
      "  see: It is defined here first.",
      "  draft.tenor:1:1",
      "",
      '  1 │ "A" means 1.',
      "    │ ---",
    ]);
  });

  it("has no source lines where there is no text", () => {
    const place = { source: { name: "gone.tenor", text: "" }, span: { start: 0, end: 0 } };
    expect(lines(place, { text: "", help: [] })).toEqual([
      "error N101  The title stands alone.",
      "  gone.tenor:1:1",
    ]);
  });

  it("keeps within its columns, wrapping prose under its lead", () => {
    const place = marked(`${"a ".repeat(200)}«here»${" b".repeat(200)}`);
    const long = "words and more words ".repeat(20).trim();
    const text = render(
      message(place, { title: long, text: long, help: [long], related: [{ place, message: long }] }),
    );
    for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(COLUMNS);
    expect(text).toContain("\n            words");
    expect(text).toContain("\n        ");
  });

  it("takes narrower columns", () => {
    const text = render(message(marked("«x»"), { text: "words and more words ".repeat(9) }), { columns: 40 });
    for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  });

  it("paints its parts with what it is handed", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = { ...plain, error: tag("e"), strong: tag("s"), faint: tag("f"), help: tag("h") };
    const text = render(message(marked("a «b» c")), { paint });
    expect(text).toContain("<e>error N101</e>  <s>The title stands alone.</s>");
    expect(text).toContain("<f>draft.tenor:1:3</f>");
    expect(text).toContain("<f>1 │</f> a b c");
    expect(text).toContain("<e>^</e>");
    expect(text).toContain("<h>help:</h> a choice");
  });

  it("cannot act on the terminal", () => {
    const place = marked("a \u001b[31m«b»\u202e", { name: "evil\u001b[2J.tenor" });
    const text = render(message(place, { title: "t\u001b[1m", text: "x\u0007", help: ["\u202eh"] }));
    expect(text.replace(/\n/g, "")).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).toContain("a ␛[31mb");
  });

  it("stands in a list with an empty line between", () => {
    const one = message(marked("«x»"));
    expect(renderAll([one, one])).toBe(`${render(one)}\n\n${render(one)}`);
    expect(renderAll([])).toBe("");
  });
});

describe("the underlined source", () => {
  it("expands tabs", () => {
    expect(shown(marked("\tif\t«x» = 1"))).toEqual(["  1 │     if  x = 1", "    │         ^"]);
  });

  it("counts wide characters as two columns, and marks on a letter as none", () => {
    expect(shown(marked("日本 «価格» x"))).toEqual(["  1 │ 日本 価格 x", "    │      ^^^^"]);
    expect(shown(marked("e\u0301 «n\u0303» x"))).toEqual(["  1 │ e\u0301 n\u0303 x", "    │   ^"]);
    expect(shown(marked("👩‍👩‍👧 «👍🏽» x"))).toEqual(["  1 │ 👩‍👩‍👧 👍🏽 x", "    │    ^^"]);
  });

  it("knows CR LF and CR", () => {
    expect(shown(marked("one\r\ntwo «x»\r\nthree"))).toEqual(["  2 │ two x", "    │     ^"]);
    expect(shown(marked("one\rtwo «x»\rthree"))).toEqual(["  2 │ two x", "    │     ^"]);
  });

  it("shows all of a short span over several lines", () => {
    expect(shown(marked("a «b\n  c\n  d» e"))).toEqual([
      "  1 │ a b",
      "    │   ^",
      "  2 │   c",
      "    │   ^",
      "  3 │   d e",
      "    │   ^",
    ]);
  });

  it("shows the first and the last line of a long span", () => {
    expect(shown(marked("«a\nb\nc\nd\ne\nf» g"))).toEqual([
      "  1 │ a",
      "    │ ^",
      "    ⋮",
      "  6 │ f g",
      "    │ ^",
    ]);
  });

  it("does not touch a line whose first character follows the span", () => {
    expect(shown(marked("«a\n»b"))).toEqual(["  1 │ a", "    │ ^"]);
  });

  it("marks an empty span, at the end of a line and of the text too", () => {
    expect(shown(marked("a «»b"))).toEqual(["  1 │ a b", "    │   ^"]);
    expect(shown(marked("ab«»\nc"))).toEqual(["  1 │ ab", "    │   ^"]);
    expect(shown(marked("ab\n«»"))).toEqual(["  2 │", "    │ ^"]);
  });

  it("cuts a long line around the span", () => {
    const [source = "", marks = ""] = shown(marked(`${"a".repeat(5000)}«HERE»${"b".repeat(5000)}`));
    expect(displayWidth(source)).toBeLessThanOrEqual(COLUMNS);
    expect(source).toMatch(/^ {2}1 │ …a+HEREb+…$/);
    expect(marks.indexOf("^")).toBe(source.indexOf("HERE"));
  });

  it("shows the beginning of a span that is longer than a line", () => {
    const [source = "", marks = ""] = shown(marked(`aa«${"x".repeat(9000)}»bb`));
    expect(source).toMatch(/^ {2}1 │ aax+…$/);
    expect(marks.length).toBeLessThanOrEqual(COLUMNS);
  });

  it("keeps the columns of a source that was cut from a file", () => {
    const place = marked('"on": «"x"»', { firstLine: 70, firstColumn: 5 });
    expect(lines(place)[1]).toBe("  draft.tenor:70:11");
    expect(shown(place)).toEqual(['  70 │     "on": "x"', "     │           ^^^"]);
  });

  it("aligns the rules of all places", () => {
    const place = marked(`${"\n".repeat(98)}x\n«y»`);
    const related = [{ place: { ...place, span: { start: 98, end: 99 } }, message: "Here." }];
    const rules = lines(place, { related }).filter((line) => line.includes("│"));
    expect(new Set(rules.map((line) => line.indexOf("│"))).size).toBe(1);
  });
});

describe("excerpt", () => {
  it("keeps the start of the span in sight whatever the room", () => {
    for (let room = 10; room < 60; room++) {
      const { text, marks } = excerpt(`${"a".repeat(40)}SPAN${"b".repeat(40)}`, 40, 44, room, "^");
      expect(displayWidth(text)).toBeLessThanOrEqual(room);
      expect(text.slice(marks.indexOf("^"))).toMatch(/^S/);
    }
  });
});

describe("wrap", () => {
  it("breaks at spaces, keeps paragraphs, and cuts what has no space", () => {
    expect(wrap("aaa bbb ccc", 8)).toEqual(["aaa bbb", "ccc"]);
    expect(wrap("a\nb", 20)).toEqual(["a", "b"]);
    expect(wrap("x".repeat(20), 8)).toEqual(["xxxxxxxx", "xxxxxxxx", "xxxx"]);
    expect(wrap("", 20)).toEqual([]);
    expect(wrap("日本語の文字", 8)).toEqual(["日本語の", "文字"]);
  });
});

describe("clean", () => {
  it("makes what cannot be printed visible", () => {
    expect(clean("a\u0000b")).toBe("a\\u{0}b");
    expect(clean("a\tb\nc")).toBe("a b c");
    expect(clean("\ufeffx\u202e")).toBe("\\u{feff}x\\u{202e}");
  });
});

describe("counted words", () => {
  it.each([
    [[], ""],
    [["error"], "1 error"],
    [["error", "error", "warning"], "2 errors and 1 warning"],
    [["information", "warning", "error", "information"], "1 error, 1 warning and 2 remarks"],
  ] as const)("%j", (severities, words) => {
    expect(countedWords(severities.map((severity) => message(marked("«x»"), { severity })))).toBe(words);
  });
});

describe("as JSON", () => {
  it("has file, line and column of every place, counted from 1", () => {
    const place = marked('"A" means 1.\n«"A"» means 2.');
    const diagnostic = message(place, {
      related: [{ place: { ...place, span: { start: 0, end: 3 } }, message: "first" }],
      fixes: [{ title: "Rename", edits: [{ place, text: '"B"' }] }],
    });
    expect(toJson(diagnostic)).toEqual({
      code: "N101",
      severity: "error",
      title: "The title stands alone.",
      text: "What it means.",
      help: ["a choice"],
      file: "draft.tenor",
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 4,
      related: [{ message: "first", file: "draft.tenor", line: 1, column: 1, endLine: 1, endColumn: 4 }],
      fixes: [
        {
          title: "Rename",
          edits: [{ file: "draft.tenor", line: 2, column: 1, endLine: 2, endColumn: 4, text: '"B"' }],
        },
      ],
    });
  });
});
