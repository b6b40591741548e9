import { Suspense, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { loadAhead } from './load-ahead.tsx';

function Counter({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(before => before + 1)}>
      {name} {count}
    </button>
  );
}

test('what was loaded before it is drawn is there in the first render, without the fallback', async () => {
  const Ahead = loadAhead(() => Promise.resolve(Counter));
  await Ahead.load();
  const fallbacks: string[] = [];
  const Fallback = () => {
    fallbacks.push('drawn');
    return null;
  };
  await render(
    <Suspense fallback={<Fallback />}>
      <Ahead name="Pages" />
    </Suspense>,
  );
  expect(document.body.textContent).toContain('Pages 0');
  expect(fallbacks).toEqual([]);
});

test('what is drawn before it is loaded shows the fallback, comes by itself and keeps its state after that', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof Counter>();
  const Ahead = loadAhead(() => promise);
  const view = (name: string) => (
    <Suspense fallback={<p>Opening</p>}>
      <Ahead name={name} />
    </Suspense>
  );
  const screen = await render(view('Pages'));
  await expect.element(page.getByText('Opening')).toBeVisible();
  resolve(Counter);
  await userEvent.click(page.getByRole('button', { name: 'Pages 0' }));
  await screen.rerender(view('Sheets'));
  await expect.element(page.getByRole('button', { name: 'Sheets 1' })).toBeVisible();
});

test('the code is asked for once, however often it is drawn', async () => {
  let asked = 0;
  const Ahead = loadAhead(() => {
    asked += 1;
    return Promise.resolve(Counter);
  });
  await Ahead.load();
  await Ahead.load();
  await render(
    <>
      <Ahead name="First" />
      <Ahead name="Second" />
    </>,
  );
  expect(asked).toBe(1);
});
