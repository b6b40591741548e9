import { expect, test, vi } from 'vitest';
import { createQuitting } from './quit-signals.ts';

function play() {
  const signals = new Map<string, () => void>();
  const exits: number[] = [];
  const quitting = createQuitting({
    on: (signal, listener) => signals.set(signal, listener),
    exit: code => exits.push(code),
  });
  return { quitting, exits, send: (signal: string) => signals.get(signal)?.() };
}

const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('a signal finishes the work, then takes the window down, then ends the process', async () => {
  const { quitting, exits, send } = play();
  const order: string[] = [];
  quitting.afterWork(() => Promise.resolve(void order.push('window')));
  quitting.onQuit(() => Promise.resolve(void order.push('work')));
  send('SIGINT');
  await settle();
  expect(order).toEqual(['work', 'window']);
  expect(exits).toEqual([0]);
});

test('work that fails does not keep the person from quitting', async () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue();
  const { quitting, exits, send } = play();
  quitting.onQuit(() => Promise.reject(new Error('disk full')));
  send('SIGTERM');
  await settle();
  expect(exits).toEqual([0]);
  expect(complaint).toHaveBeenCalledOnce();
  complaint.mockRestore();
});

test('work that does not end is given five seconds, and asking twice ends at once', () => {
  vi.useFakeTimers();
  try {
    const slow = play();
    slow.quitting.onQuit(() => new Promise(() => {}));
    slow.send('SIGTERM');
    vi.advanceTimersByTime(4999);
    expect(slow.exits).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(slow.exits).toEqual([0]);

    const twice = play();
    twice.quitting.onQuit(() => new Promise(() => {}));
    twice.send('SIGINT');
    twice.send('SIGINT');
    expect(twice.exits).toEqual([0]);
  } finally {
    vi.useRealTimers();
  }
});
