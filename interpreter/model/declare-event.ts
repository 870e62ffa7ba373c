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
    schema: eventSchema(node, currency),
    gives: node.gives.map(({ name, type }) => ({ name: name.text, type: declaredType(type, currency) })),
    quantityField: null,
    implied: false,
    node,
    home,
  };
}

function eventSchema(node: ast.EventStatement, currency: string): EventSchema {
  const fields = (list: readonly ast.Field[], optional: boolean): FieldSchema[] =>
    list.map(({ name, type }) => ({ name: name.text, type: declaredType(type, currency), optional }));
  return {
    name: node.name.text,
    act: node.act,
    fields: [...fields(node.fields, false), ...fields(node.optionalFields, true)],
    dateName: node.dateName?.text ?? null,
    of: node.of && {
      events: node.of.events.map(({ text }) => text),
      name: node.of.called?.text ?? listed(node.of.events.map(({ text }) => text)),
      optional: node.of.optional,
    },
  };
}
