import type * as ast from "../../grammar/ast.ts";
import { wrongKind } from "../../grammar/diagnostics/catalogue/types.ts";
import { SHARES } from "../values/unit.ts";
import { UNKNOWN } from "./agree.ts";
import { infer } from "./infer.ts";
import { referenceType } from "./infer-reference.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { wantParty } from "./want.ts";

/** A certificate covers shares, by state of its own, and ends with a period. */
export function typeRegister(typing: Typing, spot: Spot, node: ast.RegisterStatement): void {
  wantParty(infer, typing, spot, node.holder);
  const reference = typing.references.get(node.covers);
  const ofCertificate = reference?.to === "term" && reference.term.scope.of === "certificate";
  const covers = typeOf(typing, node.covers);
  const isShares = covers.kind === "quantity" && covers.unit === SHARES;
  if (reference !== undefined && (!ofCertificate || (covers.kind !== "unknown" && !isShares)))
    say(typing, spot, node.covers, covers, "shares of the certificate");
  if (node.ends === null) return;
  const ends = typeOf(typing, node.ends);
  if (ends.kind !== "period" && ends.kind !== "unknown") say(typing, spot, node.ends, ends, "a period");
}

function typeOf(typing: Typing, name: ast.Name): Type {
  const reference = typing.references.get(name);
  return reference === undefined ? UNKNOWN : referenceType(typing, reference);
}

function say(typing: Typing, spot: Spot, { span }: ast.Name, type: Type, wanted: string): void {
  const details = { wanted, piece: piece(spot, { kind: "Missing", span }, type) };
  typing.report(wrongKind, spot, span, { ...spot.use, ...details });
}
