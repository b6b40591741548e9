import { expect, test } from 'vitest';
import { createMemoryLogFiles, type MemoryLogFiles } from '../testing/memory-log-files.ts';
import { bytesOf, openLogOf } from './testing/a-log.ts';
import { HEADER_BYTES } from './segment-header.ts';

/** Five segments of four records each; `a` to `t`, one letter each. */
async function fiveSegments(): Promise<MemoryLogFiles> {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files, { segmentBytes: 480 });
  for (const letter of ALL) await log.append(bytesOf(letter.repeat(64)));
  await log.close();
  return files;
}

const ALL = 'abcdefghijklmnopqrst';
const FRAME = 12 + 64 + 16;
const recordAt = (n: number): number => HEADER_BYTES + n * FRAME;

const flip = (name: number, at: number) => (files: MemoryLogFiles) => {
  const bytes = files.bytesOf(nameOf(files, name));
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 0x40;
};
const cut = (name: number, size: number) => (files: MemoryLogFiles) => {
  const file = nameOf(files, name);
  files.put(file, files.bytesOf(file).subarray(0, size));
};
const zero = (name: number, from: number, to: number) => (files: MemoryLogFiles) =>
  void files.bytesOf(nameOf(files, name)).fill(0, from, to);
const nameOf = (files: MemoryLogFiles, n: number): string =>
  files.names().filter(name => name.endsWith('.log'))[n - 1] ?? '';
const copyOver = (from: number, to: string | number) => (files: MemoryLogFiles) =>
  files.put(typeof to === 'number' ? nameOf(files, to) : to, Buffer.from(files.bytesOf(nameOf(files, from))));
const swap = (one: number, other: number) => (files: MemoryLogFiles) => {
  const first = Buffer.from(files.bytesOf(nameOf(files, one)));
  copyOver(other, one)(files);
  files.put(nameOf(files, other), first);
};
const swapFrames = (files: MemoryLogFiles): void => {
  const bytes = files.bytesOf(nameOf(files, 2));
  const first = Buffer.from(bytes.subarray(recordAt(0), recordAt(1)));
  bytes.copy(bytes, recordAt(0), recordAt(1), recordAt(2));
  first.copy(bytes, recordAt(1));
};
const insertFrame = (from: number, to: number) => (files: MemoryLogFiles) => {
  const frame = files.bytesOf(nameOf(files, from)).subarray(recordAt(0), recordAt(1));
  const name = nameOf(files, to);
  const bytes = files.bytesOf(name);
  files.put(name, Buffer.concat([bytes.subarray(0, recordAt(1)), frame, bytes.subarray(recordAt(1))]));
};
const insertBytes = (count: number) => (files: MemoryLogFiles) => {
  const name = nameOf(files, 3);
  const bytes = files.bytesOf(name);
  files.put(
    name,
    Buffer.concat([bytes.subarray(0, recordAt(2)), Buffer.alloc(count, 0x5a), bytes.subarray(recordAt(2))]),
  );
};
const both =
  (one: (files: MemoryLogFiles) => void, other: (files: MemoryLogFiles) => void) => (files: MemoryLogFiles) => {
    one(files);
    other(files);
  };
const without = (...lost: string[]): string =>
  Array.from(ALL)
    .filter(letter => !lost.join('').includes(letter))
    .join('');

type Damage = Partial<Record<'records' | 'segments' | 'misplaced' | 'torn', number>>;

/** What is done to the files, what is read afterwards, what is reported. */
const PATTERNS: readonly (readonly [string, (files: MemoryLogFiles) => void | Promise<void>, string, Damage])[] = [
  ['a flipped magic', flip(2, 0), ALL, {}],
  ['a flipped number in a header', flip(2, 9), ALL, {}],
  ['a flipped salt in a header', flip(2, 30), ALL, {}],
  ['a flipped tag in a header', flip(2, 60), ALL, {}],
  ['the second copy of a header flipped', flip(2, 80), ALL, {}],
  ['both copies of a header flipped', both(flip(2, 30), flip(2, 100)), without('efgh'), { segments: 1, records: 4 }],
  ['a flipped index in a frame', flip(3, recordAt(1)), without('j'), { records: 1 }],
  ['a flipped length in a frame', flip(3, recordAt(1) + 4), without('j'), { records: 1 }],
  ['a length that reaches far beyond the file', flip(3, recordAt(1) + 7), without('j'), { records: 1 }],
  ['a flipped checksum in a frame', flip(3, recordAt(1) + 8), without('j'), { records: 1 }],
  ['a flipped byte in the text of a record', flip(3, recordAt(1) + 30), without('j'), { records: 1 }],
  ['a flipped byte in the tag of a record', flip(3, recordAt(2) - 1), without('j'), { records: 1 }],
  ['a flipped byte in the first record', flip(3, recordAt(0) + 30), without('i'), { records: 1 }],
  ['a flipped byte in the last record of a middle segment', flip(3, -1), without('l'), { records: 1, torn: 1 }],
  ['a flipped byte in the very last record', flip(5, -1), without('t'), { torn: 1 }],
  [
    'two flipped records',
    both(flip(1, recordAt(1) + 20), flip(4, recordAt(2) + 20)),
    without('b', 'o'),
    { records: 2 },
  ],
  [
    'zeros over the end of one record and the beginning of the next',
    zero(2, recordAt(1) + 60, recordAt(2) + 20),
    without('f', 'g'),
    { records: 2 },
  ],
  ['zeros over a whole segment', zero(2, 0, 512), without('efgh'), { segments: 1, records: 4 }],
  ['a middle segment cut in a record', cut(2, recordAt(2) + 10), without('gh'), { records: 2, torn: 1 }],
  ['a middle segment cut between records', cut(2, recordAt(2)), without('gh'), { records: 2 }],
  ['a middle segment cut in its header', cut(2, 50), without('efgh'), { segments: 1, records: 4, torn: 1 }],
  ['a middle segment of no bytes', cut(2, 0), without('efgh'), { segments: 1, records: 4, torn: 1 }],
  ['the last segment cut in a record', cut(5, recordAt(3) + 50), without('t'), { torn: 1 }],
  ['a removed first segment', files => files.remove(nameOf(files, 1)), without('abcd'), { segments: 1, records: 4 }],
  ['a removed middle segment', files => files.remove(nameOf(files, 3)), without('ijkl'), { segments: 1, records: 4 }],
  ['two segments swapped', swap(2, 4), ALL, { misplaced: 2 }],
  ['a segment copied over another', copyOver(2, 4), without('mnop'), { segments: 1, records: 4, misplaced: 1 }],
  ['a segment there twice', copyOver(2, '0000000009.log'), ALL, { misplaced: 1 }],
  ['two records swapped in a segment', swapFrames, ALL, {}],
  ['a record there twice in its segment', insertFrame(2, 2), ALL, {}],
  ['a record of another segment put into a segment', insertFrame(4, 2), ALL, {}],
  ['strange bytes between records', insertBytes(77), ALL, {}],
  [
    'strange bytes at the end of the last segment',
    files => {
      const n = nameOf(files, 5);
      files.put(n, Buffer.concat([files.bytesOf(n), Buffer.alloc(50, 1)]));
    },
    ALL,
    { torn: 1 },
  ],
  ['a file that is no segment', files => files.put('notes.txt', Buffer.from('hello')), ALL, {}],
];

test('the corruption patterns are thirty or more', () => {
  expect(new Set(PATTERNS.map(([name]) => name)).size).toBeGreaterThanOrEqual(30);
});

test.each(PATTERNS)(
  'with %s, all that is undamaged is read, in order and once; the damage is counted',
  async (_name, harm, left, damage) => {
    const files = await fiveSegments();
    expect(files.names()).toHaveLength(5);
    await harm(files);
    const { log, found } = await openLogOf(files, { segmentBytes: 480 });
    expect(found.map(text => text[0]).join('')).toBe(left);
    expect(log.damage).toEqual({ records: 0, segments: 0, misplaced: 0, torn: 0, ...damage });
    expect((await log.append(bytesOf('afterwards'))).ok).toBe(true);
    await log.close();
    const again = await openLogOf(files.afterRestart('least'), { segmentBytes: 480 });
    expect(again.found.map(text => text[0]).join('')).toBe(`${left}a`);
  },
);
