import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { ok } from '../../../shared/result.ts';
import { call, nothing } from '../../../shared/rpc/define.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';

const contract = { 'echo.say': call(z.string(), z.string()), 'echo.never': call(nothing, nothing, [], null) };
const clock = { now: () => 0, after: () => () => {} };

/** What every pipe promises. `make` gives the two ends of a new one. */
export function describeTransport(name: string, make: () => Promise<readonly [Transport, Transport]>): void {
  const open = async (): Promise<readonly [Transport, Transport]> => {
    const ends = await make();
    onTestFinished(() => ends[0].close());
    return ends;
  };
  const frames = (end: Transport, count: number): Promise<string[]> =>
    new Promise(resolve => {
      const seen: string[] = [];
      end.onMessage(frame => {
        seen.push(frame);
        if (seen.length === count) resolve(seen);
      });
    });
  const closed = (end: Transport): Promise<void> => new Promise(resolve => end.onClose(resolve));

  describe(`a pipe over ${name}`, () => {
    test('carries frames both ways, in order, whatever text is in them', async () => {
      const [left, right] = await open();
      const sent = ['', 'ä😀 ', '{"a":1}', 'x'.repeat(1_000_000)];
      const atRight = frames(right, sent.length);
      const atLeft = frames(left, 1);
      for (const frame of sent) left.send(frame);
      right.send('back');
      expect(await atRight).toEqual(sent);
      expect(await atLeft).toEqual(['back']);
    });

    test('keeps what comes before the first listener', async () => {
      const [left, right] = await open();
      const answered = frames(left, 1);
      left.send('early');
      right.send('go');
      await answered;
      expect(await frames(right, 1)).toEqual(['early']);
    });

    test('tells both ends that it closed, once, and ignores what is sent afterwards', async () => {
      const [left, right] = await open();
      let tolds = 0;
      left.onClose(() => {
        tolds += 1;
      });
      left.onMessage(() => {});
      right.onMessage(() => {});
      const both = Promise.all([closed(left), closed(right)]);
      left.close();
      await both;
      left.send('late');
      left.close();
      expect(tolds).toBe(1);
    });

    test('tells a listener that comes after the close', async () => {
      const [left, right] = await open();
      right.onMessage(() => {});
      left.onMessage(() => {});
      const gone = closed(right);
      left.close();
      await gone;
      await expect(closed(right)).resolves.toBeUndefined();
    });

    test('fails waiting and later calls when it closes', async () => {
      const [left, right] = await open();
      const shared = { clock, onBug: () => {} };
      const client = connectPeer({ ...shared, transport: left, theirs: contract, ours: {}, handlers: {} });
      connectPeer({
        ...shared,
        transport: right,
        theirs: {},
        ours: contract,
        handlers: { 'echo.say': text => Promise.resolve(ok(text)), 'echo.never': () => new Promise(() => {}) },
      });
      expect(await client['echo.say']('hello')).toEqual(ok('hello'));
      const waiting = client['echo.never']();
      const gone = closed(left);
      right.close();
      expect(await waiting).toMatchObject({ failure: { code: 'disconnected' } });
      await gone;
      expect(await client['echo.say']('again')).toMatchObject({ failure: { code: 'disconnected' } });
    });
  });
}
