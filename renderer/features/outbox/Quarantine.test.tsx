import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { Quarantine } from './Quarantine.tsx';

test('what could not be read is counted, named in words, with its reason', async () => {
  const changes = [
    { kind: 'case', id: 'c-9', reason: 'It has no due time.' },
    { kind: 'levy', id: 'l-1', reason: 'Unknown kind.' },
  ];
  await render(<Quarantine changes={changes} />);
  await expect
    .element(page.getByRole('heading', { name: '2 changes from the client could not be understood' }))
    .toBeVisible();
  await userEvent.click(page.getByText('Which ones'));
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'Case c-9' }).getByText('It has no due time.'))
    .toBeVisible();
  await expect.element(page.getByText('Something new (levy) l-1')).toBeVisible();
  await expectAccessible();
});

test('when all could be read there is nothing to say', async () => {
  await render(<Quarantine changes={[]} />);
  expect(page.getByRole('heading').elements()).toEqual([]);
});
