import type { IToken } from "chevrotain";
import { tokenize } from "../tokens.ts";
import { written } from "./words.ts";

/** What a layout must not change: the words with their signs, what cannot be read, and the comments, each in their order. */
export function essenceOf(text: string): string {
  const { tokens, comments, unread } = tokenize(text);
  const strange = unread.map(({ offset, length }) => text.slice(offset, offset + length));
  return [...tokens.map(written), ...strange, ...comments.map(noted)].join("\n");
}

function noted(comment: IToken): string {
  return comment.image.replace(/\r\n?/g, "\n").trimEnd();
}
