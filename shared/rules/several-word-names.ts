import { MISSING_ANSWERS } from './missing-answers.ts';
import { isContext, isList } from './value/kind-of.ts';

const MOST_DEPTH = 6;
const MOST_NAMES = 500;

/** Keys of a scope, and of what is in it, that are more than one word. Items of a list are taken to be alike. */
export function severalWordNames(scope: unknown): string[] {
  const names = new Set<string>();
  collect(scope, names, 0);
  return [...names];
}

function collect(value: unknown, names: Set<string>, depth: number): void {
  if (depth > MOST_DEPTH || names.size >= MOST_NAMES) return;
  if (isList(value)) collect(value[0], names, depth + 1);
  else if (isContext(value)) {
    for (const [key, entry] of Object.entries(value)) {
      if (key === MISSING_ANSWERS) continue;
      if (/[^\p{L}\p{N}_]/u.test(key)) names.add(key);
      if (typeof entry === 'object' && entry !== null) collect(entry, names, depth + 1);
    }
  }
}
