import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { Button } from './Button/Button.tsx';
import { MenuOnDemand } from './Menu/MenuOnDemand.tsx';
import { SelectOnDemand } from './Select/SelectOnDemand.tsx';

const options = [
  { value: '', label: 'Any priority' },
  { value: 'high', label: 'High' },
];

test('a menu that is pressed before its code is here opens when it is', async () => {
  const chosen: string[] = [];
  await render(
    <MenuOnDemand
      label="Person"
      trigger={<Button>Ana</Button>}
      items={[{ id: 'out', label: 'Sign out' }]}
      onAction={id => chosen.push(id)}
    />,
  );
  await userEvent.click(page.getByRole('button', { name: 'Ana' }));
  await userEvent.click(page.getByRole('menuitem', { name: 'Sign out' }));
  expect(chosen).toEqual(['out']);
});

test('a select that is pressed before its code is here opens when it is', async () => {
  const chosen: string[] = [];
  await render(<SelectOnDemand label="Priority" options={options} value="" onChange={value => chosen.push(value)} />);
  await userEvent.click(page.getByRole('button', { name: /Any priority/ }));
  await userEvent.click(page.getByRole('option', { name: 'High' }));
  expect(chosen).toEqual(['high']);
});
