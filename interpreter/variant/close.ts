import { nearestOf } from "../../grammar/diagnostics/nearest.ts";

const EXTENSION = ".tenor";

/**
 * The drafts whose names come close to the one that a path names, written as the path is: `names` are those of the files in the
 * folder to which it leads.
 */
export function closeDrafts(path: string, names: readonly string[]): string[] {
  const at = path.lastIndexOf("/") + 1;
  const bare = (name: string): string => (name.endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : name);
  const known = names.filter((name) => name.endsWith(EXTENSION)).map(bare);
  return nearestOf(bare(path.slice(at)), known, 2).map((name) => `${path.slice(0, at)}${name}${EXTENSION}`);
}
