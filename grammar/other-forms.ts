/** Amounts, days and blanks in forms that a paper may have them in and that mean one thing only: they are read, and the usual form is offered. */

import type { IToken } from "chevrotain";
import { dateOf } from "./parser/literals.ts";
import * as t from "./tokens.ts";

/** The usual form of what a token says in another; null where it is the usual one. */
export function usualForm({ tokenType, image }: IToken): string | null {
  const usual = usualOf(tokenType, image);
  return usual === image ? null : usual;
}

function usualOf(type: IToken["tokenType"], image: string): string {
  switch (type) {
    case t.Money:
      return image.replace(/^([$€£¥]) /, "$1");
    case t.Percent:
      return image.replace(" %", "%");
    case t.DateIso:
      return dateOf(image);
    case t.DateLong:
    case t.MonthDay:
      return image.replace(/^[A-Za-z]+\.?/, t.fullMonth);
    case t.BlankToken:
      return USUAL_BLANK.test(image) ? image : "[●]";
    case t.MoneyBlank:
      return USUAL_BLANK.test(image.slice(1)) ? image : `${image.charAt(0)}[●]`;
  }
  return image;
}

const USUAL_BLANK = /^\[\s*(?:●|•|\*|_+)?\s*\]$/;
