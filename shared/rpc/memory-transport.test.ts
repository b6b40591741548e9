import { expect, test } from 'vitest';
import { memoryTransportPair } from './memory-transport.ts';

test('frames arrive later than they are sent, as over any real pipe', async () => {
  const [left, right] = memoryTransportPair();
  const seen: string[] = [];
  right.onMessage(frame => seen.push(frame));
  left.send('a');
  expect(seen).toEqual([]);
  await Promise.resolve();
  expect(seen).toEqual(['a']);
});

test('closing one end closes the other', () => {
  const [left, right] = memoryTransportPair();
  let closes = 0;
  right.onClose(() => {
    closes += 1;
  });
  left.close();
  right.close();
  expect(closes).toBe(1);
});
