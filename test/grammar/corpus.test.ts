// The contracts and clauses of the house are read without a word of complaint.
import { expect, it } from "vitest";
import { filesBelow, read } from "../house/files.ts";
import { messagesOf } from "./tree.ts";

const files = ["examples", "stdlib"].flatMap(filesBelow).filter((path) => path.endsWith(".tenor"));

it.each(files)("%s", (path) => {
  expect(messagesOf(read(path)).filter((message) => !message.includes(" P107 "))).toEqual([]);
});
