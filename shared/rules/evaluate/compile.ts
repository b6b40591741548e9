import { unreachable } from '../../unreachable.ts';
import type { BinaryOperator, Iterator, Node, TypeNode } from '../syntax/node.ts';
import { compare } from '../value/compare.ts';
import { isInstance } from '../value/conform.ts';
import { type Context, contextOf, entryOf, isContext, isList, kindOf } from '../value/kind-of.ts';
import { FeelRange } from '../value/range.ts';
import { ANY, builtInType, type FeelType } from '../value/type.ts';
import { type CompiledIterator, compileFilter, compileFor, compileQuantified } from './compile-loops.ts';
import { comparisonRange, compileTests } from './compile-tests.ts';
import { type Compiler, type Evaluate, type Frame, inside, lookUp } from './frame.ts';
import { invoke, makeFunction } from './invoke.ts';
import { applyArithmetic, applyComparison, both, describe, either, negate } from './operators.ts';
import { propertyOf } from './properties.ts';

/** Compiles expressions to closures, once; no text is looked at when they run. */
export function createCompiler(namedType: (name: string) => FeelType | null): Compiler {
  const compiler: Compiler = {
    compile: node => compileNode(compiler, node),
    typeOf: node => resolveType(node, namedType),
  };
  return compiler;
}

function compileNode(compiler: Compiler, node: Node): Evaluate {
  const compile = (inner: Node) => compiler.compile(inner);
  switch (node.kind) {
    case 'literal':
      return () => node.value;
    case 'name':
      return frame => lookUp(frame, node.name);
    case 'list': {
      const items = node.items.map(compile);
      return frame => {
        frame.run.step(items.length);
        return items.map(item => item(frame));
      };
    }
    case 'context':
      return compileContext(compiler, node.entries);
    case 'range':
      return compileRange(compiler, node);
    case 'comparison-range': {
      const end = compile(node.end);
      return frame => comparisonRange(node.operator, end(frame));
    }
    case 'if': {
      const [condition, then, otherwise] = [
        compile(node.condition),
        compile(node.consequence),
        compile(node.otherwise),
      ];
      return frame => (condition(frame) === true ? then(frame) : otherwise(frame));
    }
    case 'for':
      return compileFor(iterators(compiler, node.iterators), compile(node.body));
    case 'quantified':
      return compileQuantified(node.every, iterators(compiler, node.iterators), compile(node.body));
    case 'function':
      return compileFunction(compiler, node);
    case 'binary':
      return compileBinary(node.operator, compile(node.left), compile(node.right));
    case 'negation': {
      const operand = compile(node.operand);
      return frame => negate(operand(frame), frame.run);
    }
    case 'between': {
      const [value, low, high] = [compile(node.value), compile(node.low), compile(node.high)];
      return frame => {
        const tested = value(frame);
        const isAbove = applyComparison('>=', tested, low(frame), frame.run);
        return both(isAbove, applyComparison('<=', tested, high(frame), frame.run));
      };
    }
    case 'in': {
      const value = compile(node.value);
      const tests = compileTests(compiler, node.tests);
      return frame => tests(frame, value(frame));
    }
    case 'instance-of': {
      const value = compile(node.value);
      const type = compiler.typeOf(node.type);
      return frame => (type ? isInstance(value(frame), type) : frame.run.problem('There is no such type.'));
    }
    case 'path':
      return compilePath(compiler, node);
    case 'filter':
      return compileFilter(compile(node.source), compile(node.condition), CONDITIONS.includes(node.condition.kind));
    case 'call': {
      const callee = compile(node.callee);
      const given = node.arguments.map(compile);
      return frame => {
        const called = callee(frame);
        return invoke(
          called,
          given.map(argument => argument(frame)),
          frame.run,
        );
      };
    }
    case 'named-call': {
      const callee = compile(node.callee);
      const given = node.arguments.map(([name, argument]) => [name, compile(argument)] as const);
      return frame => {
        const called = callee(frame);
        return invoke(called, new Map(given.map(([name, argument]) => [name, argument(frame)])), frame.run);
      };
    }
    default:
      return unreachable(node);
  }
}

const CONDITIONS: readonly Node['kind'][] = ['binary', 'between', 'in', 'quantified', 'instance-of'];

function iterators(compiler: Compiler, nodes: readonly Iterator[]): CompiledIterator[] {
  return nodes.map(({ name, source, to }) => ({
    name,
    source: compiler.compile(source),
    to: to && compiler.compile(to),
  }));
}

function compileBinary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'and':
      return frame => {
        const first = left(frame);
        return first === false ? false : both(first, right(frame));
      };
    case 'or':
      return frame => {
        const first = left(frame);
        return first === true ? true : either(first, right(frame));
      };
    case '+':
    case '-':
    case '*':
    case '/':
    case '**':
      return frame => {
        frame.run.step();
        return applyArithmetic(operator, left(frame), right(frame), frame.run);
      };
    default:
      return frame => {
        frame.run.step();
        return applyComparison(operator, left(frame), right(frame), frame.run);
      };
  }
}

/** Each entry sees those before it (DMN 1.5 §10.3.1.2, rule 57). */
function compileContext(compiler: Compiler, entries: readonly (readonly [string, Node])[]): Evaluate {
  const compiled = entries.map(([key, value]) => [key, compiler.compile(value)] as const);
  return frame => {
    const context = contextOf([]);
    const inner = inside(frame, context);
    frame.run.step(compiled.length);
    for (const [key, value] of compiled) context[key] = value(inner);
    return context;
  };
}

function compileRange(compiler: Compiler, node: Node & { kind: 'range' }): Evaluate {
  const low = compiler.compile(node.low);
  const high = compiler.compile(node.high);
  const { lowIncluded, highIncluded } = node.ends;
  return frame => {
    const [from, to] = [low(frame), high(frame)];
    const isRange = from === null || to === null || (kindOf(from) === kindOf(to) && compare(from, to) !== null);
    if (!isRange) return frame.run.problem(`There is no range from ${describe(from)} to ${describe(to)}.`);
    return new FeelRange(from, to, lowIncluded && from !== null, highIncluded && to !== null);
  };
}

function compileFunction(compiler: Compiler, node: Node & { kind: 'function' }): Evaluate {
  const body = node.body && compiler.compile(node.body);
  const parameters = node.parameters.map(({ name, type }) => ({
    name,
    type: (type && compiler.typeOf(type)) ?? ANY,
  }));
  return frame =>
    makeFunction('the function', parameters, ANY, (values, run) => {
      if (!body) return run.problem('Functions of other languages are not called.');
      return body({ names: values, outer: frame, run });
    });
}

/** An entry of a context, a property of a value, or of each item of a list (DMN 1.5 §10.3.2.6). */
function compilePath(compiler: Compiler, node: Node & { kind: 'path' }): Evaluate {
  const source = compiler.compile(node.source);
  const { name } = node;
  const read = (value: unknown, frame: Frame): unknown => {
    if (isContext(value)) return entryOf(value, name) ?? missing(value, frame);
    if (isList(value)) {
      frame.run.step(value.length);
      return value.map(item => read(item, frame));
    }
    const property = propertyOf(value, name);
    return property === undefined ? frame.run.problem(`${describe(value)} has no "${name}".`) : property;
  };
  const missing = (context: Context, frame: Frame): null =>
    Object.hasOwn(context, name) ? null : frame.run.problem(`There is no entry "${name}".`);
  return frame => read(source(frame), frame);
}

function resolveType(node: TypeNode, namedType: (name: string) => FeelType | null): FeelType | null {
  const resolve = (inner: TypeNode) => resolveType(inner, namedType);
  switch (node.kind) {
    case 'named':
      return namedType(node.name) ?? builtInType(node.name);
    case 'list':
    case 'range': {
      const of = resolve(node.of);
      return of && { kind: node.kind, of };
    }
    case 'context': {
      const entries = node.entries.map(([name, type]) => [name, resolve(type)] as const);
      if (entries.some(([, type]) => type === null)) return null;
      return { kind: 'context', entries: new Map(entries.map(([name, type]) => [name, type ?? ANY])) };
    }
    case 'function': {
      const parameters = node.parameters.map(resolve);
      const result = resolve(node.result);
      if (!result || parameters.includes(null)) return null;
      return { kind: 'function', parameters: parameters.map(type => type ?? ANY), result };
    }
    default:
      return unreachable(node);
  }
}
