/** Small print beside the text: the unit of a formula, its value and the day on which a duty falls due where facts are attached. */

import { InlayHintKind, type InlayHint } from "vscode-languageserver";
import { visit } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import { shortWords, typeWords } from "../../interpreter/model/type-words.ts";
import { sectionKey } from "../../interpreter/model/sections.ts";
import { eventName } from "../../interpreter/report/names.ts";
import { showDay, showInstant } from "../../interpreter/report/show.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { localOf } from "../../interpreter/values/instant.ts";
import type { Beside } from "../beside.ts";
import { positionAt } from "../positions.ts";
import type { View } from "../view.ts";
import { valueOf } from "./values.ts";

export function inlayHints(view: View, within: Span, facts: Beside | null): InlayHint[] {
  const result = facts?.result ?? null;
  return [...ofTerms(view, within, result), ...(result === null ? [] : ofDuties(view, within, result))];
}

function ofTerms({ compilation, source }: View, within: Span, result: RunResult | null): InlayHint[] {
  return compilation.model.terms.flatMap(({ node, home, type, name, scope, body }): InlayHint[] => {
    if (home.source !== source || node.span.end < within.start || within.end < node.span.start) return [];
    const hints: InlayHint[] = [];
    const value = "value" in body ? body.value : body.form === "adjustable" ? body.initial : null;
    if (type.kind !== "unknown" && value !== null && !saysItsType(value)) {
      hints.push({
        position: positionAt(source, node.name.span.end),
        label: `: ${shortWords(type)}`,
        kind: InlayHintKind.Type,
        tooltip: `"${name}" is ${typeWords(type)}.`,
      });
    }
    // What stands there in figures, and cannot change, is not said twice.
    const plain = "value" in body && saysItsType(body.value);
    const shown = result === null || plain || scope.of === "event" ? null : valueOf(result, name);
    if (result !== null && shown !== null) {
      hints.push({
        position: positionAt(source, node.span.end),
        label: `= ${shown} on ${showDay(result.asOf)}`,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
        tooltip: `By the facts that tenor.json names.`,
      });
    }
    return hints;
  });
}

/** Behind the words for a period: when the duty last falls due, by the events that brought it about. */
function ofDuties({ file, source }: View, within: Span, { obligations, zone }: RunResult): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const item of file.items) {
    if (item.kind !== "Section" || item.span.end < within.start || within.end < item.span.start) continue;
    visit(item, (node) => {
      if (node.kind !== "Obligation" || node.deadline === null) return;
      const own = obligations.filter(
        ({ section, act, due }) =>
          due !== null && act === node.act.text && section === sectionKey(item.label.label),
      );
      const last = own.at(-1);
      if (last === undefined || last.due === null) return;
      const days = own.map(
        ({ event, id, due, status }) =>
          `- ${eventName(event, id)}: by ${due === null ? "" : showInstant(due, zone)}, ${status}`,
      );
      hints.push({
        position: positionAt(source, node.deadline.span.end),
        label: `by ${showDay(localOf(last.due, zone).day)}${own.length === 1 ? "" : `, ${own.length} times`}`,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
        tooltip: { kind: "markdown", value: `By the facts that tenor.json names:\n\n${days.join("\n")}` },
      });
    });
  }
  return hints;
}

/** A literal shows what it is. */
function saysItsType({ kind }: ast.Expression): boolean {
  return [
    "MoneyLiteral",
    "NumberLiteral",
    "DateLiteral",
    "DurationLiteral",
    "PeriodExpression",
    "YesNoLiteral",
    "TextLiteral",
    "BasketExpression",
    "TimeLiteral",
  ].includes(kind);
}
