import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { expectAccessible } from '../testing/accessibility.ts';
import { Toast } from './Toast.tsx';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('what was said stays for some seconds and goes by itself', async () => {
  const onGone = vi.fn<() => void>();
  await render(<Toast said={{ words: 'Submitted.', nonce: 1 }} onGone={onGone} />);
  await expect.element(page.getByRole('status')).toHaveTextContent('Submitted.');
  vi.advanceTimersByTime(7000);
  expect(onGone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1500);
  expect(onGone).toHaveBeenCalledOnce();
});

test('it waits while the focus is on it', async () => {
  const onGone = vi.fn<() => void>();
  await render(<Toast said={{ words: 'Submitted.', nonce: 1 }} onGone={onGone} />);
  document.querySelector('button')?.focus();
  await expect.element(page.getByRole('button', { name: 'Dismiss' })).toHaveFocus();
  vi.advanceTimersByTime(20_000);
  expect(onGone).not.toHaveBeenCalled();
});

test('it passes the checks', async () => {
  vi.useRealTimers();
  await render(
    <main>
      <h1>Queue</h1>
      <Toast said={{ words: 'Submitted.', nonce: 1 }} onGone={() => undefined} />
    </main>,
  );
  await expectAccessible();
});
