import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CachePage } from './cache-page.ts';
import { cacheContract, mainContract } from './contract.ts';
import { callFrame, readFrame } from './frame.ts';

const SEED = 20_261_123;
const at = '2026-11-23T09:00:00Z';
const value = {
  id: 'c-1',
  reference: 'NB-1',
  title: 'Life cover',
  process: { processId: 'underwriting', version: 3 },
  status: 'assigned',
  priority: 'high',
  receivedAt: at,
  dueAt: at,
  related: [],
  assignment: { userId: 'p-ana', as: 'analyst', assignedAt: at },
  documentIds: [],
  attributes: {},
};
const definition = cacheContract['cache.applyPage'];

function page(texts: readonly (string | undefined)[]): CachePage {
  const changes = texts.map((text, i) => ({
    op: 'put',
    kind: 'case',
    id: `c-${i}`,
    version: 1,
    value,
    ...(text !== undefined && { text }),
  }));
  const gone = { op: 'delete', kind: 'case', id: 'c-gone', version: 2 };
  const rest = { epoch: 'e', nextCursor: 'n', hasMore: false, serverTime: at, restart: false };
  return CachePage.parse({ ...rest, changes: [...changes, gone] });
}

/** What the other side's schema says of a frame's input. */
function received(frame: string): unknown {
  const arrived = readFrame(frame);
  if (!arrived || !('name' in arrived.frame)) throw new Error('Not the frame of a call');
  return definition.input.safeParse(definition.longTexts.give(arrived.frame.input, arrived.texts));
}

test('long texts arrive as they were, whatever is in them, and the line before them is small', () => {
  const text = fc.option(fc.string({ minLength: 1, unit: 'binary' }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), texts => {
      const input = page(texts);
      const frame = callFrame(7, 'cache.applyPage', definition, input);
      expect(received(frame)).toEqual({ success: true, data: input });
      expect(frame.endsWith(texts.map(one => one ?? '').join(''))).toBe(true);
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test.each([
  ['cut', (frame: string) => frame.slice(0, -1)],
  ['longer than it says', (frame: string) => `${frame}x`],
  ['without its texts', (frame: string) => frame.slice(0, frame.indexOf('\n'))],
  ['with one length too few', (frame: string) => frame.replace('[5,6]', '[11]')],
])('a page that is %s does not fit the contract', (_how, spoil) => {
  const frame = callFrame(7, 'cache.applyPage', definition, page(['{"a":', '"b\n\n"}']));
  expect(received(frame)).toMatchObject({ success: true });
  expect(received(spoil(frame))).toMatchObject({ success: false });
});

test.each(['[]', '{"changes":null}', '{"changes":[null,1,{"text":""}]}', 'null', '"page"'])(
  'texts for an input of another form, %s, are no accident',
  input => {
    const frame = `{"id":1,"name":"cache.applyPage","input":${input},"lengths":[1]}\nx`;
    expect(received(frame)).toMatchObject({ success: false });
  },
);

test('a call without long texts is one line of JSON, and a line break inside a string is none in the frame', () => {
  const input = { where: 'a\nb', error: '' };
  const frame = callFrame(1, 'log.report', mainContract['log.report'], input);
  expect(frame).not.toContain('\n');
  expect(readFrame(frame)).toEqual({ frame: { id: 1, name: 'log.report', input }, texts: [] });
});

test.each(['', '\n', '{"id":1}', '{"id":1,"name":"a","lengths":[-1]}\n', '{"id":1,"name":"a","lengths":"x"}'])(
  '%j is no frame',
  text => expect(readFrame(text)).toBeNull(),
);
