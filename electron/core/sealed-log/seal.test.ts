import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryLogFiles, type MemoryLogFiles } from '../testing/memory-log-files.ts';
import { FRAME_HEAD_BYTES, openBox, readFrameHead, sealFrame } from './frame.ts';
import { HEADER_BYTES, readHeader } from './segment-header.ts';
import { bytesOf, LOG_KEY, openLogOf } from './testing/a-log.ts';

const SEED = 20261123;

interface Frame {
  readonly offset: number;
  readonly bytes: number;
}

function framesOf(segment: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let offset = HEADER_BYTES; offset < segment.length; ) {
    const head = readFrameHead(segment, offset);
    if (!head) throw new Error('No frame');
    frames.push({ offset, bytes: FRAME_HEAD_BYTES + head.boxBytes });
    offset += FRAME_HEAD_BYTES + head.boxBytes;
  }
  return frames;
}

test('I19 no key and nonce are used twice in 100,000 records of many segments, runs and failed writes', async () => {
  let files = createMemoryLogFiles();
  const used = new Set<string>();
  let records = 0;
  for (let run = 0; run < 20; run++) {
    const { log } = await openLogOf(files, { segmentBytes: 16 * 1024 });
    let failing = 0;
    // Bytes that were written and cut off again count: somebody may have copied the disk in between.
    files.fate = ({ what }) => (what === 'sync' && failing++ % 7 === 3 ? 'EIO' : null);
    for (let group = 0; group < 10; group++) {
      const texts = Array.from({ length: 500 }, (_, i) => `${run}/${group}/${i}`);
      expect((await log.append(bytesOf(...texts))).ok).toBe(true);
    }
    files.fate = () => null;
    await log.close();
    for (const name of files.names()) {
      const bytes = files.bytesOf(name);
      const salt = readHeader(bytes, { key: LOG_KEY, name: 'test' })?.header.salt.toString('hex');
      for (const { offset } of framesOf(bytes)) used.add(`${salt}/${bytes.readUInt32LE(offset)}`);
      records += framesOf(bytes).length;
      files.put(name, Buffer.alloc(0));
    }
    files = createMemoryLogFiles();
  }
  expect(records).toBe(100_000);
  expect(used.size).toBe(100_000);
});

test('I19 what was refused and what came after it do not share a key: a failed segment is left', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one'));
  const salts = new Set<string>();
  for (let i = 0; i < 20; i++) {
    let fails = 1;
    files.fate = ({ what }) => (what === 'sync' && fails-- > 0 ? 'EIO' : null);
    await log.append(bytesOf(`two ${i}`));
    files.fate = () => null;
  }
  for (const name of files.names()) {
    const salt = readHeader(files.bytesOf(name), { key: LOG_KEY, name: 'test' })?.header.salt.toString('hex');
    salts.add(salt ?? 'none');
  }
  expect(salts.size).toBe(files.names().length);
  expect(files.names().length).toBe(21);
});

async function aLog(): Promise<{ files: MemoryLogFiles; texts: string[] }> {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files, { segmentBytes: 400 });
  const texts = Array.from({ length: 24 }, (_, i) => `record ${i} ${'x'.repeat(40)}`);
  for (const text of texts) await log.append(bytesOf(text));
  await log.close();
  return { files, texts };
}

test(`I20 G12 500 flips and swaps are all noticed, and nothing comes back that was not written there (seed ${SEED})`, async () => {
  const { files, texts } = await aLog();
  const names = files.names();
  const original = new Map(names.map(name => [name, Buffer.from(files.bytesOf(name))]));
  const cases: { damaged: Map<string, Buffer>; touched: number }[] = [];
  const pick = integer({ min: 0, max: 2 ** 31 - 1 });
  assert(
    property(pick, pick, pick, (a, b, c) => {
      const damaged = new Map([...original].map(([name, bytes]): [string, Buffer] => [name, Buffer.from(bytes)]));
      const from = damaged.get(names[a % names.length] ?? '') ?? Buffer.alloc(0);
      const to = damaged.get(names[b % names.length] ?? '') ?? Buffer.alloc(0);
      const frames = framesOf(from);
      const one = frames[b % frames.length];
      const others = framesOf(to);
      const other = others[c % others.length];
      if (!one || !other) throw new Error('No frame');
      if (c % 2 === 0) {
        const at = one.offset + (a % one.bytes);
        from[at] = (from[at] ?? 0) ^ (1 << (b % 8));
        cases.push({ damaged, touched: 1 });
        return;
      }
      // The boxes change places, and their heads stay.
      const length = Math.min(one.bytes, other.bytes) - FRAME_HEAD_BYTES;
      const oneBox = Buffer.from(from.subarray(one.offset + FRAME_HEAD_BYTES).subarray(0, length));
      const otherBox = Buffer.from(to.subarray(other.offset + FRAME_HEAD_BYTES).subarray(0, length));
      if (oneBox.equals(otherBox)) return;
      otherBox.copy(from, one.offset + FRAME_HEAD_BYTES);
      oneBox.copy(to, other.offset + FRAME_HEAD_BYTES);
      cases.push({ damaged, touched: 2 });
    }),
    { seed: SEED, numRuns: 540 },
  );
  expect(cases.length).toBeGreaterThanOrEqual(500);
  for (const { damaged, touched } of cases) {
    const { log, found } = await openLogOf(createMemoryLogFiles(damaged), { segmentBytes: 400 });
    expect(found).toEqual(texts.filter(text => found.includes(text)));
    expect(found).toHaveLength(texts.length - touched);
    expect(log.damage.records + log.damage.torn).toBeGreaterThan(0);
  }
});

test('I20 a record is opened by no other index, segment, log or key', () => {
  const key = Buffer.alloc(32, 1);
  const place = { logName: 'test', segment: 4, index: 2 };
  const box = sealFrame(Buffer.from('mine'), key, place).subarray(FRAME_HEAD_BYTES);
  expect(openBox(box, key, place)?.toString()).toBe('mine');
  expect(openBox(box, key, { ...place, index: 3 })).toBeNull();
  expect(openBox(box, key, { ...place, segment: 5 })).toBeNull();
  expect(openBox(box, key, { ...place, logName: 'other' })).toBeNull();
  expect(openBox(box, Buffer.alloc(32, 2), place)).toBeNull();
});

test('I15 the files hold no word of what was appended', async () => {
  const { files } = await aLog();
  for (const name of files.names()) expect(files.bytesOf(name).includes('record')).toBe(false);
});
