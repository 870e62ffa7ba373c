import { monthNumber } from "../tokens.ts";

/** The words between the quotes, straight or curly. */
export function textOf(image: string): string {
  return image.slice(1, -1);
}

/** A name's words, parted by single spaces though the text may have tabs. */
export function nameOf(image: string): string {
  return image.includes("\t") ? image.replaceAll("\t", " ") : image;
}

/** Digits without separators, percent sign or currency. */
export function digitsOf(image: string): string {
  return image.replace(/[,%\s]/g, "");
}

/** `100,000` or `1/100`. */
export function numberOf(image: string): string {
  return digitsOf(image);
}

export function moneyDigits(image: string): string {
  return image.replace(/[^0-9.]/g, "");
}

const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", "¥": "JPY" };

/** The ISO code, or null for `$`, which is the contract's own currency. */
export function currencyOf(image: string): string | null {
  const sign = image.charAt(0);
  if (sign === "$") return null;
  return SIGNS[sign] ?? image.slice(0, 3);
}

/**
 * ISO form of `March 14, 2005`, `Mar. 14, 2005`, `3/14/2005` or of an ISO date. Whether there is such a day, and whether it is the only
 * one, is checked by the parser's caller.
 */
export function dateOf(image: string): string {
  if (image.includes("/")) return strokeDates(image)[0] ?? image;
  const long = /^([A-Z][a-z]+)\.? (\d{1,2}), (\d{4})$/.exec(image);
  if (!long) return image;
  const [, month = "", day = "", year = ""] = long;
  return `${year}-${String(monthNumber(month)).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export function monthDayOf(image: string): { month: number; day: number } {
  const [month = "", day = "1"] = image.split(" ");
  return { month: monthNumber(month), day: Number(day) };
}

/** Minutes after midnight; -1 where there is no such time. */
export function minutesOf(image: string): number {
  const parts = /^(\d{1,2}):(\d{2}) ?([ap])?/i.exec(image);
  if (!parts) return -1;
  let hour = Number(parts[1]);
  const minute = Number(parts[2]);
  const half = parts[3]?.toLowerCase();
  if (minute > 59) return -1;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return -1;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  } else if (hour > 23) return -1;
  return hour * 60 + minute;
}

/** The days that `3/4/2005` can mean, in ISO form: with the month first, and with the day first. */
export function strokeDates(image: string): string[] {
  const [one = 0, two = 0, year = 0] = image.split("/").map(Number);
  return [...new Set([isoDay(year, one, two), isoDay(year, two, one)])].filter(isDay);
}

const isoDay = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Whether the calendar has a day, in ISO form. */
export function isDay(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
