import { LimitReached, Run } from '../evaluate/run.ts';
import type { Program } from './compile-pattern.ts';
import { find } from './find.ts';
import { weighPattern } from './safe-pattern.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every place where an expression matches, one behind the other; a match of nothing is none. */
export type PatternFinder = (text: string) => Place[];

const NO_FLAGS = { dotAll: false, multiline: false, ignoreCase: false };

/** Like `safePattern`, for the places. A text that would take too long to be asked has those that were found by then. */
export function safeFinder(source: string): PatternFinder | null {
  const weighed = weighPattern(source);
  if (!weighed) return null;
  const { program, isPlain } = weighed;
  const all = new RegExp(source, 'gu');
  return text => {
    if (isPlain(text)) {
      return Array.from(text.matchAll(all), ({ index, 0: { length } }) => ({
        start: index,
        end: index + length,
      })).filter(({ start, end }) => end > start);
    }
    return program ? findWithoutGoingBack(program, text) : [];
  };
}

function findWithoutGoingBack(program: Program, text: string): Place[] {
  const characters = Array.from(text);
  const codes = characters.map(character => character.codePointAt(0) ?? 0);
  // From the places of characters to those of units.
  const units = new Uint32Array(characters.length + 1);
  for (const [i, { length }] of characters.entries()) units[i + 1] = (units[i] as number) + length;
  const places: Place[] = [];
  const run = new Run();
  try {
    for (let at = 0; at <= codes.length; ) {
      const match = find(program, codes, at, NO_FLAGS, run);
      if (!match) break;
      const [start = 0, end = 0] = match;
      if (end > start) places.push({ start: units[start] as number, end: units[end] as number });
      at = Math.max(end, at + 1);
    }
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
  }
  return places;
}
