/** The manifest of an OCF package: the issuer, and the files with their checksums. */

import { OCF_VERSION } from "./ocf-required.ts";
import type { OcfJson } from "./ocf-write.ts";
import type { WrittenFile } from "./types.ts";

/** A file of the package with the MD5 checksum of its text, in hexadecimal digits. */
export interface SummedFile {
  readonly name: string;
  readonly md5: string;
}

/**
 * @param asOf the day of the run, as 2010-03-14. It also stands for the time of generation, at the beginning of that day in UTC: the
 * same run makes the same bytes.
 */
export function manifestOf(issuer: OcfJson, asOf: string, files: readonly SummedFile[]): WrittenFile {
  const listed = (name: string): OcfJson =>
    files
      .filter((file) => file.name.startsWith(name))
      .map((file) => ({ filepath: `./${file.name}`, md5: file.md5 }));
  const manifest = {
    ocf_version: OCF_VERSION,
    file_type: "OCF_MANIFEST_FILE",
    issuer,
    as_of: asOf,
    generated_at: `${asOf}T00:00:00Z`,
    stock_plans_files: [],
    stock_legend_templates_files: [],
    stock_classes_files: listed("StockClasses"),
    vesting_terms_files: [],
    valuations_files: [],
    transactions_files: listed("Transactions"),
    stakeholders_files: listed("Stakeholders"),
  };
  return { name: "Manifest.ocf.json", text: `${JSON.stringify(manifest, null, 2)}\n` };
}
