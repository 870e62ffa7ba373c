/** An ownership document as JSON: each row with its values by the names of the form's elements. */

import { footnotesOf, type OwnershipDocument } from "../../interpreter/ownership/types.ts";

export function ownershipJson(document: OwnershipDocument): object {
  const { rows, ...head } = document;
  return {
    ...head,
    rows: rows.map((row) => ({
      table: row.table,
      row: row.number,
      kind: row.kind,
      values: Object.fromEntries([...row.cells].map(([name, { value }]) => [name, value])),
      footnotes: footnotesOf(row),
    })),
  };
}
