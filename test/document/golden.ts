// Golden files of documents: `npm run cases` writes them anew, and each difference is to be explained.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { root } from "../house/files.ts";

const UPDATE = process.env["UPDATE_CASES"] === "1";
const folder = join(root, "test/document/golden");

/** Holds a document against its golden file; the look of a page, which is the same for all, is left out. */
export function hold(name: string, made: string): void {
  const file = join(folder, name);
  const bare = made.replace(/<style>[^<]*<\/style>/, "<style></style>");
  if (UPDATE) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, bare);
  }
  expect(bare).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
}
