/** What the schema of the Open Cap Table Format, version 1.2.0, requires of each kind of object that an export writes. */

const OBJECT = ["object_type", "id"] as const;
const TRANSACTION = [...OBJECT, "date"] as const;
const OF_SECURITY = [...TRANSACTION, "security_id"] as const;
const ISSUANCE = [...OF_SECURITY, "custom_id", "stakeholder_id", "security_law_exemptions"] as const;

/** The version that a manifest names. */
export const OCF_VERSION = "1.2.0";

export const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["ISSUER", [...OBJECT, "legal_name", "formation_date", "country_of_formation"]],
  ["STAKEHOLDER", [...OBJECT, "name", "stakeholder_type"]],
  [
    "STOCK_CLASS",
    [
      ...OBJECT,
      "name",
      "class_type",
      "default_id_prefix",
      "initial_shares_authorized",
      "votes_per_share",
      "seniority",
    ],
  ],
  ["TX_WARRANT_ISSUANCE", [...ISSUANCE, "exercise_triggers", "purchase_price"]],
  ["TX_WARRANT_EXERCISE", [...OF_SECURITY, "trigger_id", "resulting_security_ids"]],
  ["TX_WARRANT_TRANSFER", [...OF_SECURITY, "quantity", "resulting_security_ids"]],
  ["TX_WARRANT_CANCELLATION", [...OF_SECURITY, "quantity", "reason_text"]],
  ["TX_STOCK_ISSUANCE", [...ISSUANCE, "stock_class_id", "share_price", "quantity", "stock_legend_ids"]],
  ["TX_STOCK_RETRACTION", [...OF_SECURITY, "reason_text"]],
  ["TX_STOCK_CLASS_SPLIT", [...TRANSACTION, "stock_class_id", "split_ratio"]],
  [
    "TX_CONVERTIBLE_ISSUANCE",
    [...ISSUANCE, "convertible_type", "investment_amount", "conversion_triggers", "seniority"],
  ],
  ["TX_CONVERTIBLE_CONVERSION", [...OF_SECURITY, "reason_text", "trigger_id", "resulting_security_ids"]],
]);
