/** What names stand for. */
import type * as ast from "../../../grammar/ast.ts";
import type { Reference } from "../../model/model.ts";
import { chainText } from "../../model/chain-text.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import { Lack } from "../lack.ts";
import { type Code, placeIn, sectionOf } from "../program.ts";
import type { Occurrence, Value } from "../value.ts";

/** What a name stands for. */
export function reference(
  compiler: ExpressionCompiler,
  node: ast.NameExpression | ast.OfExpression,
  standing: Standing,
): Code {
  const reference = compiler.model.references.get(node);
  if (reference === undefined) {
    return () => {
      throw compiler.noAnswer(standing, node, `"${chainText(node)}" is not defined`);
    };
  }
  return referred(compiler, reference, node, standing);
}

function referred(
  compiler: ExpressionCompiler,
  reference: Reference,
  node: ast.Expression,
  standing: Standing,
): Code {
  const section = standing.home.section?.shown ?? null;
  const place = placeIn(standing.home, node);
  switch (reference.to) {
    case "term":
      return compiler.terms.reader(reference.term);
    case "event term": {
      const read = compiler.terms.ofEvent(reference.term);
      return (context) => read(context, context.event as Occurrence);
    }
    case "term of": {
      const read = compiler.terms.ofEvent(reference.term);
      const object = objectOf(compiler, reference.object, standing);
      return (context) => read(context, object(context) as Occurrence);
    }
    case "field": {
      const field = reference.field;
      return (context) => {
        const override = context.overrides?.get(field);
        if (override !== undefined) return override();
        const value = context.event?.fields.get(field);
        if (value === undefined)
          throw new Lack("fact", field, { day: context.event?.day ?? null, section, place });
        return value;
      };
    }
    case "field of": {
      const field = reference.field;
      const object = objectOf(compiler, reference.object, standing);
      return (context) => {
        const event = object(context) as Occurrence;
        const value = event.fields.get(field);
        if (value === undefined)
          throw new Lack("fact", `${field} of ${event.kind}`, { day: event.day, section, place });
        return value;
      };
    }
    case "this event":
    case "event kind":
      return (context) => context.event as Occurrence;
    case "referred event":
      return (context) => {
        const of = context.event?.of ?? null;
        const found = of === null ? null : context.memory.byIdentity(of);
        if (found === null)
          throw new Lack("fact", "the event that it is about", {
            day: context.event?.day ?? null,
            section,
            place,
          });
        return found;
      };
    case "event date":
      return (context) => context.event?.day ?? 0;
    case "event date of": {
      const object = objectOf(compiler, reference.object, standing);
      return (context) => (object(context) as Occurrence).day;
    }
    case "input": {
      const name = reference.name;
      return (context) => {
        const value = context.inputs?.get(name);
        if (value === undefined) throw new Lack("fact", name, { section, place });
        return value;
      };
    }
    case "legend": {
      const binding = reference.binding;
      const value = compiler.compile(binding.value, standing);
      return (context) => context.letter(binding, value);
    }
    case "party":
      return () => reference.party.name;
    case "asset":
      return () => reference.name;
  }
}

/** What stands after `of`; a scenario names an event by its id. */
function objectOf(compiler: ExpressionCompiler, node: ast.Expression, standing: Standing): Code {
  if (node.kind !== "TextLiteral") return compiler.compile(node, standing);
  const place = placeIn(standing.home, node);
  return (context) => {
    const found = context.memory.byIdentity(node.value);
    if (found === null) throw new Lack("fact", `the event "${node.value}"`, { place });
    return found;
  };
}

/** `adjusted T`, `required T`: as the adjustments of the event have it. */
export function adjusted(
  compiler: ExpressionCompiler,
  node: ast.AdjustedExpression,
  standing: Standing,
): Code {
  const reference = compiler.model.references.get(node);
  const term = reference?.to === "term" ? reference.term : null;
  const slot = term === null ? null : compiler.terms.slot(term);
  if (term === null || slot === null) {
    return () => {
      throw compiler.noAnswer(standing, node, `"${node.name.text}" is not an adjustable term`);
    };
  }
  const now = compiler.terms.reader(term);
  const which = node.which;
  return (context) => (context.adjusting === null ? now(context) : context.adjusting[which](slot));
}

/** A formula with inputs, or a table. */
export function called(compiler: ExpressionCompiler, node: ast.CallExpression, standing: Standing): Code {
  const reference = compiler.model.references.get(node);
  if (reference?.to !== "term") {
    return () => {
      throw compiler.noAnswer(standing, node, `"${node.callee.text}" is not a formula with inputs`);
    };
  }
  const inputs = node.inputs.map((input) => ({
    name: input.name.text,
    code: compiler.compile(input.value, standing),
  }));
  const apply = compiler.terms.formula(reference.term);
  const place = placeIn(standing.home, node);
  return (context) => {
    const values = new Map<string, Value>();
    for (const input of inputs) values.set(input.name, input.code(context));
    return apply(context, values, sectionOf(standing.home), place);
  };
}
