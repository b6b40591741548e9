import { expect, test } from 'vitest';
import type { AuditEntry } from './audit-event.ts';
import { emptyChain, linkOf } from './chain.ts';
import { textOf } from './testing/a-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const at = '2026-03-02T18:00:00.000Z';
const entries: AuditEntry[] = [];
for (const type of ['trail.begun', 'session.signed-in', 'work.sealed', 'work.accepted'] as const) {
  const last = entries.at(-1);
  const head = last ? { count: last.n, hash: last.hash } : emptyChain;
  entries.push(linkOf(head, { type }, { at, serverAt: at, by: 'p-ana' }));
}
const text = await textOf(entries);
const lines = text.trim().split('\n');

const VERDICTS: readonly (readonly [string, string, string[], boolean, RegExp])[] = [
  ['as it was exported', text, [entries[3]?.hash ?? ''], true, /It has all 1 heads/],
  ['without anything to compare with', text, [], true, /No head was given/],
  [
    'with one word changed',
    text.replace('work.sealed', 'work.set-aside'),
    [],
    false,
    /Entry 3 is not as it was written/,
  ],
  ['without one line', lines.toSpliced(2, 1).join('\n'), [], false, /Entry 2 is missing/],
  [
    'with two lines exchanged',
    lines
      .with(2, lines[3] ?? '')
      .with(3, lines[2] ?? '')
      .join('\n'),
    [],
    false,
    /missing/,
  ],
  ['without its last entries and its end', lines.slice(0, 3).join('\n'), [], false, /end was cut off/],
  ['without the head that the client has seen', text, ['a'.repeat(64)], false, /no entry has that hash/],
  ['signed by nobody', text.replace(/"signature":"./, '"signature":"'), [], false, /not signed/],
];

for (const [name, trail, heads, isWhole, sentence] of VERDICTS) {
  test(`a trail ${name} is ${isWhole ? 'whole' : 'not whole'}`, () => {
    const verdict = verifyTrail(trail, heads);
    expect(verdict.isWhole).toBe(isWhole);
    expect(verdict.lines.join('\n')).toMatch(sentence);
  });
}

/** The same trail after its first two entries had their time. */
async function pruned(said: boolean): Promise<string> {
  const [, second] = entries;
  const last = entries.at(-1);
  if (!second || !last) throw new Error('No entries');
  const from = { count: second.n, hash: second.hash };
  const note = { type: 'trail.pruned', count: from.count, sha256: from.hash } as const;
  const head = { count: last.n, hash: last.hash };
  const after = said ? [linkOf(head, note, { at, serverAt: at, by: null })] : [];
  return await textOf([...entries.slice(2), ...after], { from });
}

test('a trail whose first entries had their time is whole when an entry says so', async () => {
  const verdict = verifyTrail(await pruned(true), [entries[3]?.hash ?? '']);
  expect(verdict.isWhole).toBe(true);
  expect(verdict.lines.join(' ')).toMatch(/Entries 1 to 2 were removed/);
});

test('I25 first entries that are missing without a word are found, and so is a beginning that was forged', async () => {
  const silent = verifyTrail(await pruned(false), []);
  expect([silent.isWhole, silent.lines.join(' ')]).toEqual([false, expect.stringMatching(/no entry says/)]);
  const forged = (await pruned(true)).replace('"from":{"count":2', '"from":{"count":1');
  expect(verifyTrail(forged, []).isWhole).toBe(false);
});
