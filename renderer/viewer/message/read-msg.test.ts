import { array, assert, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { failureOf } from '../archive/document-error.ts';
import { readMail } from '../mail/read-mail.ts';
import { makeCompound, type CompoundFolder } from '../testing/make-compound.ts';
import { readMsg } from './read-msg.ts';
import { unpackRtf } from './unpack-rtf.ts';

const PROPERTIES = '__properties_version1.0';
const stream = (id: string) => `__substg1.0_${id}`;
const bytesOf = (words: string) => new TextEncoder().encode(words);

const LETTER: CompoundFolder = {
  [PROPERTIES]: new Uint8Array(32),
  [stream('0037001F')]: 'Größe der Prüfung',
  [stream('0C1A001F')]: 'Ana Ferreira',
  [stream('0C1F001F')]: '/O=ORG/CN=ANA',
  [stream('5D01001F')]: 'ana@example.com',
  [stream('0E04001F')]: 'Ben; Cora',
  [stream('1000001F')]: 'Plain words',
  [stream('10130102')]: bytesOf('<meta charset="utf-8"><p>Grüße <img src="cid:logo@1"></p>'),
  '__attach_version1.0_#00000000': {
    [PROPERTIES]: new Uint8Array(8),
    [stream('3707001F')]: 'logo.png',
    [stream('370E001F')]: 'image/png',
    [stream('3712001F')]: 'logo@1',
    [stream('37010102')]: Uint8Array.of(1, 2, 3),
  },
  '__attach_version1.0_#00000001': {
    [PROPERTIES]: new Uint8Array(8),
    [stream('3001001F')]: 'Older message',
    [stream('3701000D')]: {
      [PROPERTIES]: new Uint8Array(24),
      [stream('0037001F')]: 'Täglich, <b>',
      [stream('1000001F')]: 'The words inside',
    },
  },
};

test('a message of Outlook has its headers, both bodies and what came with it', () => {
  const mail = readMsg(makeCompound(LETTER));
  expect(mail).toMatchObject({
    from: 'Ana Ferreira <ana@example.com>',
    to: 'Ben; Cora',
    subject: 'Größe der Prüfung',
    text: 'Plain words',
  });
  expect(mail.attachments.map(({ name, mediaType, contentId }) => [name, mediaType, contentId])).toEqual([
    ['logo.png', 'image/png', 'logo@1'],
    ['Older message', 'message/rfc822', null],
  ]);
  expect([...(mail.attachments[0]?.bytes ?? [])]).toEqual([1, 2, 3]);
});

test('a message inside a message can be opened like any other', async () => {
  const [, inner] = readMsg(makeCompound(LETTER)).attachments;
  if (!inner) throw new Error('there is no message inside');
  expect(await readMail(inner.bytes)).toMatchObject({ subject: 'Täglich, <b>', text: 'The words inside' });
});

test('rich text as Outlook packs it comes out as it was written', () => {
  // The example of [MS-OXRTFCP] 3.1.
  const packed = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
  const bytes = Uint8Array.from(packed.match(/../g) ?? [], hex => Number.parseInt(hex, 16));
  expect(unpackRtf(bytes)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
});

test('a chain of sectors that bites its own tail is refused, not followed for ever', () => {
  const file = makeCompound({ [PROPERTIES]: new Uint8Array(2000), a: new Uint8Array(4000) });
  const head = new DataView(file.buffer);
  const tableAt = (head.getUint32(76, true) + 1) * 512;
  head.setUint32(tableAt + 4, 0, true);
  head.setUint32(tableAt, 1, true);
  expect(() => readMsg(file)).toThrow('broken');
});

test('another compound file is no message', () => {
  expect(() => readMsg(makeCompound({ Workbook: 'x' }))).toThrow('unsupported');
});

test('a message that was cut or changed anywhere is read or refused by name, and never hangs', () => {
  const whole = makeCompound(LETTER);
  const seed = 20_261_123;
  console.info(`damaged messages: seed ${seed}`);
  const damage = array(tuple(nat(whole.length - 1), nat(255)), { maxLength: 20 });
  assert(
    property(damage, nat(whole.length), (changes, length) => {
      const damaged = whole.slice(0, length);
      for (const [at, byte] of changes) if (at < length) damaged[at] = byte;
      try {
        readMsg(damaged);
      } catch (error) {
        expect(failureOf(error)).toMatch(/^(?:broken|unsupported|too-\w+)/);
      }
    }),
    { seed, numRuns: 300 },
  );
});
