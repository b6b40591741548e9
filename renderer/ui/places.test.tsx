import { useRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { forgetPlaces, useKeptPlace, useKeptReducer, useKeptScroll } from './places.ts';

beforeEach(() => forgetPlaces());

function Tabs() {
  const [tab, setTab] = useKeptPlace('tab', 1);
  const [count, add] = useKeptReducer('count', plus, 0);
  return (
    <button
      type="button"
      onClick={() => {
        setTab(tab + 1);
        add(10);
        add(10);
      }}
    >
      {tab} and {count}
    </button>
  );
}

function plus(before: number, more: number): number {
  return before + more;
}

function Long({ height }: { height: number }) {
  const box = useRef<HTMLDivElement>(null);
  useKeptScroll('long', box);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls
    <div ref={box} role="region" aria-label="Long" tabIndex={0} style={{ blockSize: 100, overflow: 'auto' }}>
      <div style={{ blockSize: height }} />
    </div>
  );
}

test('a place outlives what shows it, until the person goes elsewhere', async () => {
  const first = await render(<Tabs />);
  await page.getByRole('button').click();
  await expect.element(page.getByRole('button', { name: '2 and 20' })).toBeVisible();
  await first.unmount();
  const second = await render(<Tabs />);
  await expect.element(page.getByRole('button', { name: '2 and 20' })).toBeVisible();
  await second.unmount();
  forgetPlaces();
  await render(<Tabs />);
  await expect.element(page.getByRole('button', { name: '1 and 0' })).toBeVisible();
});

test('a box that was scrolled is scrolled again when its content has come', async () => {
  const box = () => page.getByRole('region', { name: 'Long' }).element();
  const first = await render(<Long height={1000} />);
  box().scrollTop = 320;
  await expect.poll(() => box().scrollTop).toBe(320);
  // The browser tells of a scroll with the next frame.
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await first.unmount();
  const second = await render(<Long height={50} />);
  expect(box().scrollTop).toBe(0);
  await second.rerender(<Long height={1000} />);
  await expect.poll(() => box().scrollTop).toBe(320);
});
