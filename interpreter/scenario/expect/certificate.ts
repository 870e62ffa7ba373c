import type * as ast from "../../../grammar/ast.ts";
import { certificateMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords } from "../words.ts";

type Node = Extract<ast.Expectation, { form: "certificate" }>;

/** `certificate "W-1" is "transferred"`, `certificate "W-2" is held by "Beta Fund"`. */
export function checkCertificate(moment: Moment, node: Node): Verdict {
  const certificates = moment.result.certificates ?? new Map();
  const found = certificates.get(node.certificate.value);
  const subject = `certificate "${node.certificate.value}"`;
  const [wanted, got] =
    node.status !== null
      ? [node.status.value, found?.status]
      : [node.holder?.value ?? "", found === undefined ? undefined : found.holder];
  const how = node.status === null ? "held by " : "";
  const expected = `${how}"${wanted}"`;
  const gotWords = got === undefined ? "no such certificate" : `${how}"${got}"`;
  if (got === wanted) return { passed: true, subject, expected, got: gotWords, diagnostic: null };
  const all = [...certificates.values()].map(({ number, status }) => `${number} (${status})`);
  const text = `Certificates of the run: ${listWords(all)}.`;
  const diagnostic = report(certificateMissed, moment.place(node), {
    subject,
    expected,
    got: gotWords,
    text,
  });
  return { passed: false, subject, expected, got: gotWords, diagnostic };
}
