import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { addLastSave } from '../../data/open-drafts.ts';
import { StoreContext } from '../../data/store-context.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { useFormLock } from './use-form-lock.ts';

let store: TestStore;
afterEach(async () => {
  await cleanup();
  await store.discard();
});

function Writer({ name }: { name: string }) {
  const { state } = useFormLock('c-1');
  return <p>{`${name}: ${state}`}</p>;
}

test('I21 one window writes a form; the next takes over when the first has gone and its last letters are saved', async () => {
  store = await openTestStore();
  const draw = (name: string) =>
    render(
      <StoreContext value={store}>
        <Writer name={name} />
      </StoreContext>,
    );
  const first = await draw('first');
  await expect.element(page.getByText('first: held')).toBeVisible();
  await draw('second');
  await expect.element(page.getByText('second: elsewhere')).toBeVisible();
  const saving = Promise.withResolvers<void>();
  addLastSave(saving.promise);
  await first.unmount();
  const free = async () => (await navigator.locks.query()).pending?.filter(({ name }) => name?.endsWith('/form/c-1'));
  expect(await free()).toHaveLength(1);
  await expect.element(page.getByText('second: elsewhere')).toBeVisible();
  saving.resolve();
  await expect.element(page.getByText('second: held')).toBeVisible();
});
