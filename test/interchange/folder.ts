// OCF folders in memory: the files of an export as sources, short to write.
import type { Source } from "../../grammar/source.ts";

export const STAKEHOLDERS = {
  file_type: "OCF_STAKEHOLDERS_FILE",
  items: [{ object_type: "STAKEHOLDER", id: "lane", name: { legal_name: "Lane Capital LLC" } }],
};

export const CLASSES = {
  file_type: "OCF_STOCK_CLASSES_FILE",
  items: [
    { object_type: "STOCK_CLASS", id: "common", name: "Common Stock", class_type: "COMMON" },
    { object_type: "STOCK_CLASS", id: "series-a", name: "Series A Preferred", class_type: "PREFERRED" },
  ],
};

export const WARRANT = {
  object_type: "TX_WARRANT_ISSUANCE",
  id: "T-W1",
  date: "2024-01-02",
  security_id: "S-W1",
  custom_id: "W-1",
  stakeholder_id: "lane",
  quantity: "100000",
  exercise_price: { amount: "2.40", currency: "USD" },
  purchase_price: { amount: "0", currency: "USD" },
  security_law_exemptions: [],
  warrant_expiration_date: "2029-01-02",
  exercise_triggers: [
    { trigger_id: "any time", type: "ELECTIVE_IN_RANGE", start_date: "2024-07-02", end_date: "2029-01-02" },
  ],
};

export const dollars = (amount: string): object => ({ amount, currency: "USD" });

export function source(name: string, content: object | string): Source {
  return { name, text: typeof content === "string" ? content : JSON.stringify(content) };
}

export function folderOf(...transactions: readonly object[]): Source[] {
  return [
    source("Stakeholders.ocf.json", STAKEHOLDERS),
    source("StockClasses.ocf.json", CLASSES),
    source("Transactions.ocf.json", { file_type: "OCF_TRANSACTIONS_FILE", items: transactions }),
  ];
}
