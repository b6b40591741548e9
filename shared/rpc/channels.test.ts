import { expect, test } from 'vitest';
import { divideTransport } from './channels.ts';
import { memoryTransportPair } from './memory-transport.ts';

test('what is sent on one half arrives on the same half, and in the order of that half', async () => {
  const [left, right] = memoryTransportPair();
  const [near, far] = [divideTransport(left), divideTransport(right)];
  const seen: string[] = [];
  far.window.onMessage(frame => seen.push(`window ${frame}`));
  far.cache.onMessage(frame => seen.push(`cache ${frame}`));
  near.cache.send('1');
  near.window.send('2');
  near.cache.send('');
  near.window.send('cache');
  await new Promise(resolve => setImmediate(resolve));
  expect(seen).toEqual(['cache 1', 'window 2', 'cache ', 'window cache']);
});

test('a half that nobody listens to yet keeps its frames while the other half works', async () => {
  const [left, right] = memoryTransportPair();
  const [near, far] = [divideTransport(left), divideTransport(right)];
  near.cache.send('early');
  near.window.send('now');
  const first = await new Promise<string>(resolve => far.window.onMessage(resolve));
  const second = await new Promise<string>(resolve => far.cache.onMessage(resolve));
  expect([first, second]).toEqual(['now', 'early']);
});
