import type * as ast from "../../../grammar/ast.ts";
import { kindsNamed } from "../../model/about.ts";
import type { Model } from "../../model/model.ts";

/** The kinds of event that an instant is counted from: `61 days after a Limit Notice`. */
export function eventsAbout(model: Model, instant: ast.Expression): string[] {
  return kindsNamed(instant, model.events).map(({ name }) => name);
}
