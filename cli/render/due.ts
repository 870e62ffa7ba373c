/** What is owed on a day, for a person: what is overdue, what comes next, and what has no day. */

import { wrap } from "../../grammar/diagnostics/render.ts";
import type { DueDuty, DueList, Standing } from "../../interpreter/due/due.ts";
import { eventName } from "../../interpreter/report/names.ts";
import { showAsset, showDay, showInstant, showMoment } from "../../interpreter/report/show.ts";
import { localDay } from "../../interpreter/values/instant.ts";
import type { Terminal } from "../terminal.ts";
import { table, type Column, type Row } from "./table.ts";

const TITLES: Readonly<Record<Standing, string>> = {
  overdue: "Overdue: the last day has passed, and the facts do not show it as done",
  "not kept": "Has to be so at all times, and by the facts is not",
  "to do": "To be done, the next first",
  "no day": "Without a day: the contract sets none, or a fact for it is lacking; a reader has to judge",
};

export function dueText(list: DueList, terminal: Terminal): string {
  const { result, duties } = list;
  const { colours, columns } = terminal;
  const heading = [
    ...wrap(result.contract, columns).map(colours.strong),
    `Owed at the end of ${showDay(result.asOf)}, ${result.zone.replaceAll("_", " ")} time.`,
    ...wrap(stopWords(list), columns),
  ].join("\n");
  const parts = (Object.keys(TITLES) as Standing[]).map((standing) =>
    section(
      TITLES[standing],
      dutiesTable(
        duties.filter((each) => each.standing === standing),
        result.zone,
        terminal,
      ),
      terminal,
    ),
  );
  const nothing =
    duties.length === 0 && list.leftOut === 0 ? "Nothing is owed, as far as the facts tell." : "";
  const later = wrap(laterWords(list), columns).join("\n");
  const under = section("Sent, and not yet in effect", noticesTable(list, terminal), terminal);
  return `${[heading, nothing, ...parts, later, under].filter((part) => part !== "").join("\n\n")}\n`;
}

/** A run that stopped knows nothing of what came after: done or not, and by when. */
function stopWords({ result: { stopped, zone } }: DueList): string {
  if (stopped === null) return "";
  return `The run came to ${showMoment(stopped.instant, zone)} and no further: what arose or was done after that is not known here.`;
}

/** What falls due later than was asked for. */
function laterWords({ duties, within, leftOut }: DueList): string {
  if (within === null || leftOut === 0) return "";
  const more = leftOut === 1 ? "1 duty falls" : `${leftOut} duties fall`;
  const none =
    duties.length === 0 ? `Nothing falls due within ${within} ${within === 1 ? "day" : "days"}. ` : "";
  return `${none}${more} due later than that.`;
}

function section(title: string, lines: readonly string[], { colours, columns }: Terminal): string {
  return lines.length === 0 ? "" : [...wrap(title, columns).map(colours.strong), ...lines].join("\n");
}

const COLUMNS: readonly Column[] = [
  { title: "Due" },
  { title: "In" },
  { title: "Who" },
  { title: "Has to", wraps: true },
  { title: "Under" },
  { title: "Arose from", wraps: true },
  { title: "Section" },
];

function dutiesTable(duties: readonly DueDuty[], zone: string, { colours, columns }: Terminal): string[] {
  const rows = duties.map((each): Row => {
    const { duty, ahead } = each;
    const origin = `${eventName(duty.event, duty.id)}, ${showDay(ahead ?? localDay(duty.arose, zone))}`;
    const due = duty.due === null ? "" : showInstant(duty.due, zone).replace(/, end of day$/, "");
    return [
      each.standing === "overdue" ? { text: due, paint: colours.bad } : due,
      inWords(each.days),
      duty.party,
      whatWords(each, zone),
      duty.certificate ?? "",
      origin,
      duty.section,
    ];
  });
  return table(COLUMNS, rows, { width: columns, colours });
}

/** `12 days`, `today`, `3 days ago`. */
function inWords(days: number | null): string {
  if (days === null) return "";
  if (days === 0) return "today";
  const count = `${Math.abs(days).toLocaleString("en-US")} ${Math.abs(days) === 1 ? "day" : "days"}`;
  return days < 0 ? `${count} ago` : count;
}

/** `Pay Damages, $8,200.00`, `Notify Holder, at 1 Main Street`. */
function whatWords({ duty }: DueDuty, zone: string): string {
  const { amount, address } = duty;
  return [
    duty.act,
    ...(amount === null ? [] : [showAsset(amount.unit, amount.value, { zone })]),
    ...(address === null ? [] : [`at ${address}`]),
  ].join(", ");
}

function noticesTable({ notices, result: { zone } }: DueList, { colours, columns }: Terminal): string[] {
  const rows = notices.map(({ event, id, channel, sent, effective, section: says }): Row => [
    eventName(event, id),
    sent === null ? "" : showMoment(sent, zone),
    channel ?? "",
    effective === null ? "not told" : showMoment(effective, zone),
    says ?? "",
  ]);
  return table(
    [
      { title: "Notice", wraps: true },
      { title: "Sent" },
      { title: "By" },
      { title: "Takes effect" },
      { title: "Section" },
    ],
    rows,
    { width: columns, colours },
  );
}
