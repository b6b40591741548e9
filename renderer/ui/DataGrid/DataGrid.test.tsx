import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { expectAccessible } from '../testing/accessibility.ts';
import { forgetPlaces } from '../places.ts';
import { DataGrid } from './DataGrid.tsx';
import type { GridColumn } from './grid-column.ts';

interface Fruit {
  readonly name: string;
}

const columns: readonly GridColumn<Fruit>[] = [{ id: 'name', header: 'Name', width: '1fr', cell: row => row.name }];
const fruits = (count: number): readonly Fruit[] => Array.from({ length: count }, (_, i) => ({ name: `Fruit ${i}` }));
const nameOf = (row: Fruit) => row.name;

function grid(rows: readonly Fruit[], onOpen: (row: Fruit) => void = () => {}) {
  return (
    <div style={{ display: 'flex', blockSize: 320 }}>
      <DataGrid label="Fruit" rows={rows} columns={columns} rowId={nameOf} onOpen={onOpen} empty="No fruit" />
    </div>
  );
}

const activeRow = () => document.querySelector('[role=row][data-active]')?.textContent;

test('ten thousand rows are told of and a few are drawn', async () => {
  await render(grid(fruits(10_000)));
  await expect.element(page.getByRole('grid', { name: 'Fruit' })).toHaveAttribute('aria-rowcount', '10001');
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(40);
  await expectAccessible();
});

test('the cursor goes by keys, stays in sight, and Enter opens its row', async () => {
  const opened: string[] = [];
  await render(grid(fruits(1_000), row => opened.push(row.name)));
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(activeRow()).toBe('Fruit 2');
  await userEvent.keyboard('{End}');
  await expect.poll(activeRow).toBe('Fruit 999');
  await userEvent.keyboard('{Enter}{Home}');
  await expect.poll(activeRow).toBe('Fruit 0');
  expect(opened).toEqual(['Fruit 999']);
});

const box = () => document.querySelector<HTMLElement>('[role=grid]');
/** The text in the middle of the grid, as a person sees it. */
function inTheMiddle(): string | undefined {
  const { left = 0, top = 0, height = 0 } = box()?.getBoundingClientRect() ?? {};
  return document.elementFromPoint(left + 40, top + height / 2)?.textContent;
}

test('whatever place it is scrolled to, the rows of that place are there in the next frame', async () => {
  await render(grid(fruits(10_000)));
  for (const place of [50_000, 160_000, 32, 0]) {
    const scrolled = new Promise(resolve => box()?.addEventListener('scroll', resolve, { once: true }));
    box()?.scrollTo(0, place);
    await scrolled;
    expect(inTheMiddle()).toBe(`Fruit ${Math.floor((place + 160) / 32) - 1}`);
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(40);
  }
});

test('scrolled to the end, it shows rows in the first frame after most of them have gone', async () => {
  const screen = await render(grid(fruits(1_000)));
  box()?.scrollTo(0, 1_000_000);
  await expect.poll(inTheMiddle).toMatch(/^Fruit 99/);
  await screen.rerender(grid(fruits(20)));
  expect(inTheMiddle()).toMatch(/^Fruit 1\d$/);
});

test('a box that becomes higher is full of rows', async () => {
  const sized = (blockSize: number) => (
    <div style={{ display: 'flex', blockSize }}>
      <DataGrid label="Fruit" rows={fruits(1_000)} columns={columns} rowId={nameOf} onOpen={() => {}} empty="" />
    </div>
  );
  const screen = await render(sized(96));
  await expect.poll(() => document.querySelectorAll('[role=row]').length).toBeLessThan(15);
  await screen.rerender(sized(700));
  await expect.poll(() => document.querySelectorAll('[role=row]').length).toBeGreaterThan(25);
});

test('the cursor stays on its row when the order changes', async () => {
  const rows = fruits(5);
  const screen = await render(grid(rows));
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await screen.rerender(grid(rows.toReversed()));
  expect(activeRow()).toBe('Fruit 1');
});

test('when the cursor’s row goes, the next one has the cursor', async () => {
  const rows = fruits(5);
  const screen = await render(grid(rows));
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await screen.rerender(grid(rows.filter(row => row.name !== 'Fruit 1')));
  expect(activeRow()).toBe('Fruit 2');
});

test('a cursor with a named place is there again when the table comes back', async () => {
  const kept = (
    <div style={{ display: 'flex', blockSize: 320 }}>
      <DataGrid
        label="Fruit"
        rows={fruits(5)}
        columns={columns}
        rowId={nameOf}
        onOpen={() => {}}
        empty="No fruit"
        placeKey="fruit"
      />
    </div>
  );
  const first = await render(kept);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await first.unmount();
  await render(kept);
  expect(activeRow()).toBe('Fruit 2');
  forgetPlaces();
});

test('without rows it says why', async () => {
  await render(grid([]));
  await expect.element(page.getByText('No fruit')).toBeVisible();
  await expectAccessible();
});
