/** The readable pages of a form as files: HTML or text by the end of the name. */

import { notAChoice } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Call } from "../command.ts";
import type { FormPage } from "../render/ownership.ts";
import { ownershipPage } from "../render/ownership-page.ts";
import { ownershipText } from "../render/ownership-text.ts";
import type { ToWrite } from "./write.ts";

const ENDINGS = [".html", ".txt"] as const;

const COLUMNS = 100;

/** What is wrong with the names of the pages. */
export function pageFaults(call: Call): Diagnostic[] {
  return call.values("--page").flatMap(({ text, place }) => {
    if (ENDINGS.some((ending) => text.endsWith(ending))) return [];
    return report(notAChoice, place, { found: text, what: "kind of page", choices: ENDINGS, near: [] });
  });
}

export function pagesOf(call: Call, page: FormPage): ToWrite[] {
  return call.values("--page").map(({ text: path }) => ({
    path,
    text: path.endsWith(".html") ? ownershipPage(page) : ownershipText(page, COLUMNS),
  }));
}
