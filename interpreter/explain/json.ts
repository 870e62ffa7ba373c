/** An explanation as JSON. */

import { placeToJson } from "../../grammar/diagnostics/render.ts";
import {
  cutBackToJson,
  ledgerEntryToJson,
  reasonsToJson,
  momentToJson,
  stepToJson,
  valueToJson,
  type Json,
} from "../report/json.ts";
import { dayToIso } from "../values/day.ts";
import type { Chapter, Explanation } from "./explain.ts";

export function explanationToJson(explanation: Explanation): Json {
  const { term, certificate, definitions, asOf, stopped, zone, value, first, chapters } = explanation;
  return {
    term,
    ...(certificate === null ? {} : { certificate }),
    asOf: dayToIso(asOf),
    stopped: stopped === null ? null : momentToJson(stopped, zone),
    definitions: definitions.map(({ section, text, place, until }) => ({
      section,
      text,
      place: { ...placeToJson(place) },
      ...(until === null ? {} : { until: momentToJson(until, zone) }),
    })),
    value: value === null ? null : valueToJson(value, zone),
    first: first === null ? null : valueToJson(first, zone),
    chapters: chapters.map((chapter) => chapterToJson(chapter, zone)),
  };
}

function chapterToJson(chapter: Chapter, zone: string): Json {
  switch (chapter.kind) {
    case "adjustment":
      return { kind: chapter.kind, entry: ledgerEntryToJson(chapter.entry, zone) };
    case "standing": {
      const { day, value, steps } = chapter.standing;
      return {
        kind: chapter.kind,
        ...(day === null ? {} : { on: dayToIso(day) }),
        value: valueToJson(value, zone),
        steps: steps.map((step) => stepToJson(step, zone)),
      };
    }
    case "change":
      return {
        kind: chapter.kind,
        by: chapter.by,
        on: momentToJson(chapter.instant, zone),
        cause: chapter.cause,
        before: valueToJson(chapter.before, zone),
        after: valueToJson(chapter.after, zone),
      };
    case "given":
      return {
        kind: chapter.kind,
        on: momentToJson(chapter.instant, zone),
        accepted: chapter.accepted,
        act: chapter.act,
        ...(chapter.id === null ? {} : { id: chapter.id }),
        value: valueToJson(chapter.value, zone),
        steps: chapter.steps.map((step) => stepToJson(step, zone)),
        ...(chapter.cutBack === undefined ? {} : { cutBack: cutBackToJson(chapter.cutBack, zone) }),
      };
    case "judged": {
      const { act, id, status, reasons, cutBack } = chapter.act;
      return {
        kind: chapter.kind,
        on: momentToJson(chapter.instant, zone),
        act,
        ...(id === null ? {} : { id }),
        sections: chapter.sections,
        status,
        steps: chapter.steps.map((step) => stepToJson(step, zone)),
        ...(reasons.length === 0 ? {} : { reasons: reasonsToJson(reasons) }),
        ...(cutBack === null ? {} : { cutBack: cutBackToJson(cutBack, zone) }),
      };
    }
    case "used":
      return {
        kind: chapter.kind,
        on: momentToJson(chapter.instant, zone),
        event: chapter.event,
        for: chapter.for,
        name: chapter.operand.name,
        value: valueToJson(chapter.operand.value, zone),
        steps: chapter.operand.steps.map((step) => stepToJson(step, zone)),
      };
  }
}
