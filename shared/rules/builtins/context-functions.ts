import type { Run } from '../evaluate/run.ts';
import { type Context, contextOf, entryOf, isContext, isList } from '../value/kind-of.ts';
import { isIdentical } from '../value/compare.ts';
import { builtin } from './define.ts';

type List = readonly unknown[];

/** DMN 1.5 §10.3.4.10, Table 81, and `is` of §10.3.4.7. */
export const contextFunctions = [
  builtin('get value', ['m: context, key: string', (_, context: Context, key: string) => entryOf(context, key)]),
  builtin('get entries', [
    'm: context',
    (run, context: Context) => {
      const entries = Object.entries(context);
      run.step(entries.length);
      return entries.map(([key, value]) =>
        contextOf([
          ['key', key],
          ['value', value],
        ]),
      );
    },
  ]),
  builtin('context', ['entries: list', (run, entries: List) => fromEntries(run, entries)]),
  builtin(
    'context put',
    [
      'context: context, key: string, value: any',
      (run, context: Context, key: string, value: unknown) => put(run, context, [key], value),
    ],
    [
      'context: context, keys: list, value: any',
      (run, context: Context, keys: List, value: unknown) => put(run, context, keys, value),
    ],
  ),
  builtin('context merge', [
    'contexts: list',
    (run, contexts: List) => {
      if (!contexts.every(isContext)) return null;
      const entries = contexts.flatMap(context => Object.entries(context));
      run.step(entries.length);
      return contextOf(entries);
    },
  ]),
  builtin(
    'is',
    ['value1: any, value2: any', (_, a: unknown, b: unknown) => isIdentical(a, b)],
    // What is not given is null, as the kit has it.
    ['value1: any', (_, a: unknown) => a === null],
    ['value2: any', (_, b: unknown) => b === null],
  ),
];

/** Null for an entry without key or value, and for a key that is there twice. */
function fromEntries(run: Run, entries: List): Context | null {
  const context = contextOf([]);
  for (const entry of entries) {
    run.step();
    if (!isContext(entry) || !Object.hasOwn(entry, 'value')) return null;
    const key = entryOf(entry, 'key');
    if (typeof key !== 'string' || Object.hasOwn(context, key)) return null;
    context[key] = entryOf(entry, 'value');
  }
  return context;
}

function put(run: Run, context: Context, keys: List, value: unknown): Context | null {
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return null;
  run.step(Object.keys(context).length + 1);
  if (rest.length === 0) return contextOf([...Object.entries(context), [key, value]]);
  const inner = entryOf(context, key);
  if (!isContext(inner) || isList(inner)) return null;
  const changed = put(run, inner, rest, value);
  return changed && contextOf([...Object.entries(context), [key, changed]]);
}
