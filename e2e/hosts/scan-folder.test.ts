import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diceOf } from '../faults/lab/seeded.ts';
import { spellingsOf } from './find-spellings.ts';
import { scanFolder } from './scan-folder.ts';

const CANARY = 'WqXkzPlumVatRbUoSneJ';
const OTHER = 'HdLyGvTicKqMaWnZoFrE';
const around = Buffer.from('Some bytes before it, of no meaning at all: ');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meridian-scan-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function zipped(content: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32BE(0x50_4b_03_04, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(5, 26);
  return Buffer.concat([header, Buffer.from('a.txt'), deflateRawSync(content)]);
}

const said = (shift: number) => Buffer.concat([Buffer.alloc(shift, 65), Buffer.from(CANARY)]);
const planted: Readonly<Record<string, Buffer>> = {
  'utf-8': Buffer.from(CANARY),
  'utf-16le': Buffer.from(CANARY, 'utf16le'),
  hex: Buffer.from(Buffer.from(CANARY).toString('hex')),
  HEX: Buffer.from(Buffer.from(CANARY).toString('hex').toUpperCase()),
  'base64+0': Buffer.from(said(0).toString('base64')),
  'base64+1': Buffer.from(said(1).toString('base64')),
  'base64+2': Buffer.from(said(2).toString('base64')),
};

test.each(Object.entries(planted))(
  'G10 the scanner finds a text that lies in a file as %s',
  async (encoding, bytes) => {
    await mkdir(path.join(folder, 'deep/down'), { recursive: true });
    await writeFile(path.join(folder, 'deep/down/file'), Buffer.concat([around, bytes, around]));
    const { found, files } = await scanFolder(folder, [CANARY, OTHER]);
    expect(files).toBe(1);
    expect(found).toEqual([{ file: path.join('deep/down/file'), text: CANARY, encoding }]);
  },
);

const packed: Readonly<Record<string, (content: Buffer) => Buffer>> = {
  gzip: content => gzipSync(content),
  zlib: content => deflateSync(content),
  'zlib, badly packed': content => deflateSync(content, { level: 1 }),
  'a ZIP': zipped,
  'a gzip in a ZIP': content => zipped(gzipSync(content)),
};

test.each(Object.entries(packed))('G10 the scanner finds a text inside %s in the middle of a file', async (_, pack) => {
  const inside = pack(Buffer.concat([around, Buffer.from(CANARY), around]));
  await writeFile(path.join(folder, 'file'), Buffer.concat([around, inside, around]));
  expect((await scanFolder(folder, [CANARY, OTHER])).found).toEqual([
    { file: 'file', text: CANARY, encoding: 'utf-8' },
  ]);
});

test('G10 the scanner finds a text in a stream that was cut off, in raw deflate, and in the name of a file', async () => {
  const long = Buffer.from(Array.from({ length: 40_000 }, (_, i) => i.toString(36)).join(' '));
  const cut = gzipSync(Buffer.concat([Buffer.from(CANARY), long]));
  await writeFile(path.join(folder, 'cut'), cut.subarray(0, Math.floor(cut.length / 2)));
  await writeFile(path.join(folder, 'raw'), deflateRawSync(Buffer.concat([around, Buffer.from(CANARY)])));
  await writeFile(path.join(folder, `${OTHER}.txt`), 'nothing');
  expect((await scanFolder(folder, [CANARY, OTHER])).found).toEqual(
    expect.arrayContaining([
      { file: 'cut', text: CANARY, encoding: 'utf-8' },
      { file: 'raw', text: CANARY, encoding: 'utf-8' },
      { file: `${OTHER}.txt`, text: OTHER, encoding: 'name, utf-8' },
    ]),
  );
});

test('bytes that mean nothing are not taken for a text', async () => {
  const dice = diceOf(1);
  const noise = Buffer.from(Array.from({ length: 300_000 }, () => dice.between(0, 255)));
  await writeFile(path.join(folder, 'noise'), noise);
  expect(await scanFolder(folder, [CANARY, OTHER])).toEqual({ files: 1, bytes: noise.length, found: [] });
});

test('a short text is looked for by all of its base64 that is its own, so that it is not found by chance', () => {
  const base64 = spellingsOf('HM-81107').filter(({ encoding }) => encoding.startsWith('base64'));
  // Eight bytes are 64 bits: ten whole characters, wherever they begin.
  expect(base64.map(({ bytes }) => bytes.length)).toEqual([10, 10, 10]);
});
