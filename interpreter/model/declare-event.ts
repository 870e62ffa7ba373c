import type * as ast from "../../grammar/ast.ts";
import type { Draft } from "./declarations.ts";
import { declaredType } from "./declared-types.ts";
import type { EventSymbol, Home } from "./model.ts";
import { listed } from "./similar.ts";
import { nameText } from "./chains.ts";
import type { EventSchema, FieldSchema } from "./types.ts";

/** The symbol of `event N has ...` or `act N by P has ...`. */
export function eventSymbol(node: ast.EventStatement, home: Home, currency: string): Draft<EventSymbol> {
  return {
    kind: "event",
    name: node.name.text,
    act: node.act,
    by: node.by.map(nameText),
    notice: node.notice && { to: node.notice.to && nameText(node.notice.to) },
    schema: eventSchema(node, currency),
    gives: node.gives.map(({ name, type }) => ({ name: name.text, type: declaredType(type, currency) })),
    quantityField: null,
    implied: false,
    node,
    home,
  };
}

/** What the facts of an act that is done by notice may tell: when and how it was sent, and when it came. */
const NOTICE_FIELDS: readonly FieldSchema[] = [
  { name: "Sent", type: { kind: "instant" }, optional: true },
  {
    name: "Channel",
    type: { kind: "text", oneOf: ["facsimile", "courier", "mail", "hand"] },
    optional: true,
  },
  { name: "Received", type: { kind: "instant" }, optional: true },
];

function eventSchema(node: ast.EventStatement, currency: string): EventSchema {
  const own = [...node.fields, ...node.optionalFields];
  const carried = node.notice === null ? [] : NOTICE_FIELDS;
  const fields = (list: readonly ast.Field[], optional: boolean): FieldSchema[] =>
    list.map(({ name, type }) => ({ name: name.text, type: declaredType(type, currency), optional }));
  return {
    name: node.name.text,
    act: node.act,
    fields: [
      ...fields(node.fields, false),
      ...fields(node.optionalFields, true),
      ...carried.filter(({ name }) => own.every((field) => field.name.text !== name)),
    ],
    dateName: node.dateName?.text ?? null,
    of: node.of && {
      events: node.of.events.map(({ text }) => text),
      name: node.of.called?.text ?? listed(node.of.events.map(({ text }) => text)),
      optional: node.of.optional,
      // A notice may be given of what is still to come.
      ...(node.notice === null ? {} : { ahead: true }),
    },
  };
}
