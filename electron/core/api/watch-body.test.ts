import { expect, test } from 'vitest';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { watchBody } from './watch-body.ts';

test('a body whose sender falls silent is given up in time, although the wall clock was set back by a day', async () => {
  const clock = createFakeClock();
  let shiftMs = 0;
  let send: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({ start: controller => void (send = controller) });
  let isSlow = false;
  const patience = { stallMs: 60_000, wholeMs: 30_000, pace: null };
  const shifted = { now: () => clock.now() + shiftMs, after: clock.after };
  const reader = watchBody(body, shifted, patience, () => (isSlow = true)).getReader();
  const first = reader.read();
  await settle();
  shiftMs = -86_400_000;
  (send as ReadableStreamDefaultController<Uint8Array> | null)?.enqueue(new Uint8Array(1));
  await first;
  void reader.read();
  await settle();
  await clock.advance(30_000);
  expect(isSlow).toBe(true);
});
