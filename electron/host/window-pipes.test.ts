import { expect, test } from 'vitest';
import { memoryTransportPair } from '../../shared/rpc/memory-transport.ts';
import { createWindowPipes } from './window-pipes.ts';

function aPipe() {
  const [transport] = memoryTransportPair();
  const pipe = { transport, isClosed: false };
  transport.onClose(() => {
    pipe.isClosed = true;
  });
  return pipe;
}

test('pipes that came before anybody listened are handed over once, each with what it is for', () => {
  const pipes = createWindowPipes();
  pipes.connect('main', null, aPipe().transport);
  pipes.connect('p', 'p', aPipe().transport);
  const seen: (string | null)[] = [];
  pipes.onConnect((_transport, paneId) => seen.push(paneId));
  expect(seen).toEqual([null, 'p']);
});

test('a new pipe closes the one before of the same page, whose end does not disconnect the new one', () => {
  const pipes = createWindowPipes();
  const [first, second] = [aPipe(), aPipe()];
  pipes.connect('main', null, first.transport);
  pipes.connect('main', null, second.transport);
  expect(first.isClosed).toBe(true);
  expect(pipes.isConnected).toBe(true);
  second.transport.close();
  expect(pipes.isConnected).toBe(false);
});

test('pages do not disturb each other, and panes can be closed without the rest', () => {
  const pipes = createWindowPipes();
  const [main, pane, other] = [aPipe(), aPipe(), aPipe()];
  pipes.connect('main', null, main.transport);
  pipes.connect('p', 'p', pane.transport);
  pipes.connect('q', 'q', other.transport);
  expect([main.isClosed, pane.isClosed, other.isClosed]).toEqual([false, false, false]);
  pipes.closePanes();
  expect([main.isClosed, pane.isClosed, other.isClosed]).toEqual([false, true, true]);
  expect(pipes.isConnected).toBe(true);
});
