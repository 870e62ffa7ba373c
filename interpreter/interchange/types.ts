/** What an exchange of data with another format brings, and what it could not carry. */

import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { Rational } from "../values/rational.ts";
import type { OcfJson } from "./ocf-write.ts";

/** Something that one of the two formats has no word for, or that it needs and the other does not have. */
export interface Loss {
  /** What it is about: `TX_WARRANT_EXERCISE "X-1"`. */
  readonly of: string;
  /** The field or thing. */
  readonly what: string;
  readonly why: string;
  /** Where it stands, where it stands anywhere. */
  readonly place: Place | null;
}

/** An amount of money in its currency, exact. */
export interface Money {
  readonly amount: Rational;
  readonly currency: string;
}

/** One way in which a warrant may be exercised, as the other format has it. */
export interface Trigger {
  readonly id: string | null;
  readonly type: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly condition: string | null;
}

/** One warrant of the register. */
export interface Warrant {
  /** The number of the certificate. */
  readonly certificate: string;
  readonly security: string;
  readonly holder: string;
  readonly issued: string;
  readonly quantity: Rational | null;
  readonly exercisePrice: Money | null;
  readonly purchasePrice: Money | null;
  readonly expires: string | null;
  readonly triggers: readonly Trigger[];
  /** The certificate from which it came by transfer or as a balance. */
  readonly cameFrom: string | null;
  /** What befell it, as the other format records it. */
  readonly changes: readonly WarrantChange[];
}

export interface WarrantChange {
  readonly on: string;
  readonly kind: "exercised" | "transferred" | "cancelled" | "retracted";
  readonly quantity: Rational | null;
  /** The certificates or securities that took its place. */
  readonly into: readonly string[];
}

/** An event of the standard vocabulary, its keys as an events file has them. */
export interface ImportedEvent {
  readonly event: string;
  readonly on: string;
  readonly [key: string]: string;
}

export interface Imported {
  /** In the order of their days. */
  readonly events: readonly ImportedEvent[];
  readonly warrants: readonly Warrant[];
  /** What the other format carries and Tenor's events do not. */
  readonly notCarried: readonly Loss[];
  /** What Tenor's events need and the other format does not have. */
  readonly missing: readonly Loss[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

export interface Exported {
  readonly files: readonly WrittenFile[];
  /** The issuer for a manifest, where all is known that the format requires of one. */
  readonly issuer: OcfJson | null;
  /** What the format has no word for. */
  readonly notCarried: readonly Loss[];
  /** What the format records, or requires, and neither the contract nor the particulars say. */
  readonly missing: readonly Loss[];
  readonly diagnostics: readonly Diagnostic[];
}
