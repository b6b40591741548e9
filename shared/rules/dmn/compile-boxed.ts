import { unreachable } from '../../unreachable.ts';
import { compileFilter, compileFor, compileQuantified } from '../evaluate/compile-loops.ts';
import { type Evaluate, inside } from '../evaluate/frame.ts';
import { converted, invoke, makeFunction } from '../evaluate/invoke.ts';
import { compileTable } from '../table/compile-table.ts';
import { contextOf } from '../value/kind-of.ts';
import { ANY } from '../value/type.ts';
import type { BoxedCompiler } from './boxed-compiler.ts';
import type { Boxed, BoxedFunction, ContextEntry } from './model.ts';

/** Compiles an expression of any kind to a closure (DMN 1.5 §10.2). Its value is of its declared type, or null. */
export function compileBoxed(box: BoxedCompiler, boxed: Boxed, place = 'The expression'): Evaluate {
  const evaluate = compileLogic(box, boxed, place);
  const type = box.type(boxed.typeRef);
  if (type === ANY) return evaluate;
  return frame => converted(evaluate(frame), type, frame.run, place);
}

function compileLogic(box: BoxedCompiler, boxed: Boxed, place: string): Evaluate {
  const compile = (part: Boxed) => compileBoxed(box, part, place);
  switch (boxed.kind) {
    case 'nothing':
      return () => null;
    case 'literal':
      return box.expression(place, boxed.text);
    case 'table':
      return compileTable(box, boxed).evaluate;
    case 'context':
      return compileEntries(box, boxed.entries, place);
    case 'invocation': {
      const callee = compile(boxed.callee);
      const bindings = boxed.bindings.map(({ parameter, value }) => [parameter, compile(value)] as const);
      return frame => {
        const called = callee(frame);
        return invoke(called, new Map(bindings.map(([name, value]) => [name, value(frame)])), frame.run);
      };
    }
    case 'relation': {
      const rows = boxed.rows.map(cells => cells.map(compile));
      const columns = boxed.columns.map(({ name, typeRef }) => ({ name, type: box.type(typeRef) }));
      return frame =>
        rows.map(cells =>
          contextOf(
            columns.map(({ name, type }, column) => [
              name,
              converted(cells[column]?.(frame) ?? null, type, frame.run, `"${name}"`),
            ]),
          ),
        );
    }
    case 'list': {
      const items = boxed.items.map(compile);
      return frame => items.map(item => item(frame));
    }
    case 'function':
      return compileBoxedFunction(box, boxed, place);
    case 'conditional': {
      const [condition, then, otherwise] = [
        compile(boxed.condition),
        compile(boxed.consequence),
        compile(boxed.otherwise),
      ];
      return frame => (condition(frame) === true ? then(frame) : otherwise(frame));
    }
    case 'filter':
      return compileFilter(compile(boxed.source), compile(boxed.match), false);
    case 'for':
    case 'some':
    case 'every': {
      const iterators = [{ name: boxed.variable, source: compile(boxed.source), to: null }];
      const body = compile(boxed.body);
      return boxed.kind === 'for'
        ? compileFor(iterators, body)
        : compileQuantified(boxed.kind === 'every', iterators, body);
    }
    default:
      return unreachable(boxed);
  }
}

/** Entries see those before them; one without a name is the value of the whole. */
function compileEntries(box: BoxedCompiler, entries: readonly ContextEntry[], place: string): Evaluate {
  const compiled = entries.map(({ variable, value }) => ({
    name: variable?.name || null,
    type: box.type(variable?.typeRef ?? null),
    value: compileBoxed(box, value, variable ? `The entry "${variable.name}"` : place),
  }));
  return frame => {
    const context = contextOf([]);
    const inner = inside(frame, context);
    for (const { name, type, value } of compiled) {
      const entry = converted(value(inner), type, frame.run, name ? `The entry "${name}"` : place);
      if (name === null) return entry;
      context[name] = entry;
    }
    return context;
  };
}

/** A function that sees the names around it (§10.3.2.13.3). */
export function compileBoxedFunction(box: BoxedCompiler, boxed: BoxedFunction, name: string): Evaluate {
  const parameters = boxed.parameters.map(parameter => ({ name: parameter.name, type: box.type(parameter.typeRef) }));
  const result = box.type(boxed.typeRef);
  const body = boxed.isFeel ? compileBoxed(box, boxed.body, `The body of ${name}`) : null;
  return frame =>
    makeFunction(name, parameters, result, (values, run) => {
      if (!body) return run.problem('Functions of other languages are not called.');
      return body({ names: values, outer: frame, run });
    });
}
