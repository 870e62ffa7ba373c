/** What is amiss with the text of a log, before any event is looked at. */
import {
  noEvents,
  notEvents,
  notJson,
  notStrictJson,
  tooDeep,
  tooLarge,
} from "../../../grammar/diagnostics/catalogue/events.ts";
import type { Fix } from "../../../grammar/diagnostics/diagnostic.ts";
import { DEEPEST, type JsonProblem } from "../json.ts";
import { LONGEST_EVENT, type Piece } from "../split.ts";
import type { Page } from "./page.ts";

/** What stands between events. */
export function betweenEvents(page: Page, piece: Piece): void {
  const end = piece.text.length;
  const place = page.place({ start: 0, end });
  const remove = (title: string): { fixes: Fix[] } => ({
    fixes: [{ title, edits: [{ place, text: "" }] }],
  });
  switch (piece.problem) {
    case "extra comma":
      page.add(notStrictJson, place, { what: "comma" }, remove("Remove the comma"));
      return;
    case "comment":
      page.add(notStrictJson, place, { what: "comment" }, remove("Remove the comment"));
      return;
    case "comma without brackets":
      page.add(notJson, place, {
        what: "Commas stand between events, and the list has no brackets.",
        help: [
          "Put [ before the first event and ] after the last.",
          "Or write one event a line, without commas.",
        ],
      });
      return;
    case "missing comma":
      page.add(
        notJson,
        place,
        {
          what: "A comma is missing between this event and the one before.",
          help: ["Put a comma after the event before."],
        },
        { fixes: [{ title: "Put a comma", edits: [{ place, text: "," }] }] },
      );
      return;
    case "stray":
      page.add(
        notJson,
        place,
        {
          what: `${piece.text} stands here without its opening partner.`,
          help: ["Remove it, or count the braces and brackets before it."],
        },
        remove(`Remove the ${piece.text}`),
      );
      return;
    case "after the end":
      page.add(notJson, place, {
        what: "The list of events was closed before this.",
        help: ["Remove the ] before this, or what stands after it."],
      });
      return;
    case "not closed":
      page.add(notJson, place, {
        what: "The file ends inside the list of events: a ] is missing.",
        help: ["Put a ] after the last event.", "If a program wrote the file, it may have stopped halfway."],
      });
      return;
    case "too large":
      page.add(tooLarge, place, { most: LONGEST_EVENT });
      return;
    case "not events":
      page.add(notEvents, place, { found: `the text "${piece.text.trim()}"` });
      return;
    case "empty":
      page.add(noEvents, place, { what: "events" });
      return;
    case null:
      return;
  }
}

/** What is not JSON in an event. */
export function jsonProblem(page: Page, problem: JsonProblem): void {
  const place = page.place(problem);
  const fixes: Fix[] = problem.fix
    ? [{ title: problem.fix.title, edits: [{ place: page.place(problem.fix), text: problem.fix.text }] }]
    : [];
  switch (problem.kind) {
    case "comma":
    case "comment":
      page.add(notStrictJson, place, { what: problem.kind }, { fixes });
      return;
    case "depth":
      page.add(tooDeep, place, { most: DEEPEST });
      return;
    case "syntax":
      page.add(notJson, place, { what: problem.what, help: problem.help }, { fixes });
      return;
  }
}
