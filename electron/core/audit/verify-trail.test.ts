import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AuditEntry } from './audit-event.ts';
import { emptyChain, linkOf } from './chain.ts';
import { writeTrail } from './trail-file.ts';
import { verifyTrail } from './verify-trail.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const identity = {
  machine: 'm-7',
  privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
};

const at = '2026-03-02T18:00:00.000Z';
const entries: AuditEntry[] = [];
for (const type of ['trail.begun', 'session.signed-in', 'work.sealed', 'work.accepted'] as const) {
  const last = entries.at(-1);
  const head = last ? { count: last.n, hash: last.hash } : emptyChain;
  entries.push(linkOf(head, { type }, { at, serverAt: at, by: 'p-ana' }));
}
const text = writeTrail(entries, identity, at);
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
