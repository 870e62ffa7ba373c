// The checks and the run agree on which section prevails.
import { expect, it } from "vitest";
import { compile } from "../../../interpreter/compilation.ts";
import { labelOf } from "../../../interpreter/check/support/labels.ts";
import { Prevailing } from "../../../interpreter/check/support/prevailing.ts";
import type { Home } from "../../../interpreter/model/model.ts";
import { precedence } from "../../../interpreter/run/sections.ts";

const TEXT = `warrant "Test".
section Preamble:
section 1, subject to section Preamble:
section 2:
section 2(a), notwithstanding section 3:
section 2(b), notwithstanding sections 2(a), 4:
section 3, subject to section 4(c):
section 3(a)(i), notwithstanding anything to the contrary:
section 3(a)(ii), subject to sections 2 and 3(a)(i):
section 4, notwithstanding section 2(b):
section 4(c):
section 4(c)(iv), notwithstanding section 3, subject to section 1:
section 13:
section 13.2, notwithstanding section 1:
section 13.2(a), subject to section 13:`;

it("gives the answers of the run for every pair of sections", () => {
  const { model, diagnostics } = compile({ name: "contract.tenor", text: TEXT }, { find: () => null });
  expect(diagnostics).toEqual([]);
  const prevailing = new Prevailing(model);
  const source = model.units[0]!.source;
  const homes: Home[] = [null, ...model.sections].map((section) => ({ source, section, imported: false }));
  let settled = 0;
  for (const a of homes) {
    for (const b of homes) {
      const expected = precedence(model, labelOf(a), labelOf(b)) !== 0;
      expect(prevailing.isSettled(a, b), `${labelOf(a)} and ${labelOf(b)}`).toBe(expected);
      if (expected) settled++;
    }
  }
  expect(settled).toBeGreaterThan(40);
});
