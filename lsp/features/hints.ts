/** Small print beside the text: the unit of a formula, and its value where facts are attached. */

import { InlayHintKind, type InlayHint } from "vscode-languageserver";
import type * as ast from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import { shortWords, typeWords } from "../../interpreter/model/type-words.ts";
import { showDay } from "../../interpreter/report/show.ts";
import type { Beside } from "../beside.ts";
import { positionAt } from "../positions.ts";
import type { View } from "../view.ts";
import { valueOf } from "./values.ts";

export function inlayHints({ compilation, source }: View, within: Span, facts: Beside | null): InlayHint[] {
  const result = facts?.result ?? null;
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
    const shown = result === null || scope.of === "event" ? null : valueOf(result, name);
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
