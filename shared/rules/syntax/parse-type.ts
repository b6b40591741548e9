import { KnownNames } from './known-names.ts';
import type { TypeNode } from './node.ts';
import type { ParseState } from './parse-state.ts';

const TYPES_OF_WORDS = [
  'date and time',
  'days and time duration',
  'day and time duration',
  'years and months duration',
  'year and month duration',
];

/** Reads a type (DMN 1.5 §10.3.1.2, rules 52 to 56). */
export function parseType(state: ParseState): TypeNode {
  return state.deeper(() => {
    const word = state.peekWord();
    if (word === 'function' && state.takeWord(word)) return parseFunctionType(state);
    const name = state.takeName(new KnownNames(TYPES_OF_WORDS, state.known));
    if (name === null) return state.fail('a type is missing');
    if ((name === 'list' || name === 'range') && state.takeSign('<')) {
      const of = parseType(state);
      state.expectSign('>');
      return { kind: name, of };
    }
    if (name === 'context' && state.takeSign('<')) return parseContextType(state);
    let qualified = name;
    while (state.takeSign('.')) qualified += `.${state.takeName(state.known) ?? state.fail('a name is missing')}`;
    return { kind: 'named', name: qualified };
  });
}

function parseFunctionType(state: ParseState): TypeNode {
  if (!state.takeSign('<')) return { kind: 'named', name: 'function' };
  const parameters: TypeNode[] = [];
  while (!state.takeSign('>')) {
    if (parameters.length > 0) state.expectSign(',');
    parameters.push(parseType(state));
  }
  state.expectSign('->');
  return { kind: 'function', parameters, result: parseType(state) };
}

function parseContextType(state: ParseState): TypeNode {
  const entries: [string, TypeNode][] = [];
  while (!state.takeSign('>')) {
    if (entries.length > 0) state.expectSign(',');
    const name = state.takeNewName(':') ?? state.fail('a name is missing');
    state.expectSign(':');
    entries.push([name, parseType(state)]);
  }
  return { kind: 'context', entries };
}
