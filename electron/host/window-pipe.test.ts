import { expect, test } from 'vitest';
import { memoryTransportPair } from '../../shared/rpc/memory-transport.ts';
import { createWindowPipe } from './window-pipe.ts';

test('a pipe that came before anybody listened is handed over once', () => {
  const pipe = createWindowPipe();
  const [end] = memoryTransportPair();
  pipe.replace(end);
  let seen = 0;
  pipe.onConnect(() => {
    seen += 1;
  });
  expect(seen).toBe(1);
});

test('a new pipe closes the one before, whose end does not disconnect the new one', () => {
  const pipe = createWindowPipe();
  const [first] = memoryTransportPair();
  const [second] = memoryTransportPair();
  let isFirstClosed = false;
  first.onClose(() => {
    isFirstClosed = true;
  });
  pipe.replace(first);
  pipe.replace(second);
  expect(isFirstClosed).toBe(true);
  expect(pipe.isConnected).toBe(true);
  second.close();
  expect(pipe.isConnected).toBe(false);
});
