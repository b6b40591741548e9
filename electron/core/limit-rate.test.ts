import { expect, test } from 'vitest';
import { memoryTransportPair } from '../../shared/rpc/memory-transport.ts';
import { limitRate } from './limit-rate.ts';
import { createFakeClock, settle } from './testing/fake-clock.ts';

function aPipe() {
  const clock = createFakeClock();
  const [ours, theirs] = memoryTransportPair();
  const seen: string[] = [];
  let floods = 0;
  const pipe = limitRate(ours, clock, () => void floods++);
  pipe.onMessage(frame => void seen.push(frame));
  let isClosed = false;
  theirs.onClose(() => (isClosed = true));
  const send = async (frames: number): Promise<void> => {
    for (let i = 0; i < frames; i++) theirs.send('x');
    await settle();
  };
  return { clock, send, seen, floods: () => floods, isClosed: () => isClosed };
}

test('a page may send much at once, and a little less all the time', async () => {
  const { clock, send, seen, floods } = aPipe();
  await send(4000);
  for (let second = 0; second < 10; second++) {
    await clock.advance(1000);
    await send(1000);
  }
  expect(seen).toHaveLength(14_000);
  expect(floods()).toBe(0);
});

test('T3 a page that floods the pipe is cut off once, and nothing of it is heard after that', async () => {
  const { clock, send, seen, floods, isClosed } = aPipe();
  await send(5000);
  expect(seen).toHaveLength(4000);
  expect(isClosed()).toBe(true);
  await clock.advance(60_000);
  await send(10);
  expect(seen).toHaveLength(4000);
  expect(floods()).toBe(1);
});
