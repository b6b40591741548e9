import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { expectAccessible } from '../testing/accessibility.ts';
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

test('without rows it says why', async () => {
  await render(grid([]));
  await expect.element(page.getByText('No fruit')).toBeVisible();
  await expectAccessible();
});
