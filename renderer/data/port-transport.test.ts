import { expect, test } from 'vitest';
import { portTransport } from './port-transport.ts';

const pair = () => {
  const { port1, port2 } = new MessageChannel();
  return [portTransport(port1), portTransport(port2)] as const;
};

test('frames that arrive before the first listener wait, in order', async () => {
  const [left, right] = pair();
  for (const frame of ['1', '2', '3']) left.send(frame);
  const heard: string[] = [];
  await new Promise<void>(resolve => {
    right.onMessage(frame => {
      heard.push(frame);
      if (frame === '3') resolve();
    });
  });
  expect(heard).toEqual(['1', '2', '3']);
});

test('closing one end closes the other, and later sends are ignored', async () => {
  const [left, right] = pair();
  const closed = new Promise<void>(resolve => right.onClose(resolve));
  left.close();
  await closed;
  right.send('too late');
  left.send('too late');
  let told = false;
  right.onClose(() => (told = true));
  expect(told).toBe(true);
});
