import type { Home } from "../../model/model.ts";
import { sectionKey } from "../../model/sections.ts";

/** The label under which a clause stands, as a run cites it; what stands before the first section counts as the preamble. */
export function labelOf({ section }: Home): string {
  return section?.shown ?? "preamble";
}

/** A label and those of the sections that contain it: `4(d)(i)` lies in `4(d)`, and that in `4`. */
export function enclosing(label: string): string[] {
  const key = sectionKey(label);
  const found = [key];
  for (let at = key.length - 1; at > 0; at--) {
    if (key[at] === "(" || key[at] === ".") found.push(key.slice(0, at));
  }
  return found;
}
