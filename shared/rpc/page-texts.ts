import type { CachePage } from './cache-page.ts';
import type { LongTexts } from './define.ts';

/** Stands where a text was taken out: no text of a record is empty, so what is not put back does not fit the contract. */
const TAKEN = '';

/** The values of a page's cases: nearly all of what a feed brings, stored on the other side as they are. */
export const pageTexts: LongTexts = {
  take(input) {
    const page = input as CachePage;
    const texts: string[] = [];
    const changes = page.changes.map(change => {
      if (change.op !== 'put' || change.kind !== 'case' || change.text === undefined) return change;
      texts.push(change.text);
      return { ...change, text: TAKEN };
    });
    return { rest: { ...page, changes }, texts };
  },
  give(rest, texts) {
    const changes = membersOf(rest)?.['changes'];
    if (!Array.isArray(changes)) return rest;
    let next = 0;
    for (const change of changes) {
      const members = membersOf(change);
      if (members?.['text'] === TAKEN) members['text'] = texts[next++] ?? TAKEN;
    }
    return rest;
  },
};

function membersOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}
