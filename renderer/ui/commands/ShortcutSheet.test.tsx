import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { Button } from '../Button/Button.tsx';
import { expectAccessible } from '../testing/accessibility.ts';
import { commandRegistry } from './command-registry.ts';
import { listenForKeys } from './dispatch-keys.ts';
import { ownKeys } from './own-keys.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useCommand, useCommands } from './use-command.ts';

const ran: string[] = [];
const saved: string[] = [];
let stop = (): void => {};

function Screen({ isSheetOpen }: { isSheetOpen: boolean }) {
  const group = 'Queue';
  useCommand({ id: 'queue.next', title: 'Open the next case', group, keys: 'n', run: () => void ran.push('next') });
  useCommand({ id: 'queue.find', title: 'Find a case', group, keys: '/', run: () => void ran.push('find') });
  useCommand({ id: 'queue.bare', title: 'Sort by priority', group, run: () => void ran.push('sort') });
  const commands = useCommands();
  return (
    <>
      <Button keys="n">Next</Button>
      <ShortcutSheet
        isOpen={isSheetOpen}
        onClose={() => {}}
        commands={commands}
        onSave={async (_name, content) => {
          saved.push(content);
          return { tone: 'success', words: 'Saved' };
        }}
      />
    </>
  );
}

async function show() {
  ran.length = 0;
  saved.length = 0;
  ownKeys.keep({});
  stop = listenForKeys(window, () => commandRegistry.all());
  return await render(<Screen isSheetOpen />);
}

afterEach(() => {
  stop();
  ownKeys.keep({});
});

const keysOf = (command: string) => page.getByRole('button', { name: new RegExp(`^Change the keys of “${command}”`) });
/** The keys that the sheet shows. */
const shown = (command: string) => keysOf(command).element().lastElementChild?.textContent;
const hintOfNext = () => document.querySelector('button kbd [data-cap]')?.getAttribute('data-cap');

test('a command gets other keys: they are heard, shown on its button, and kept for the next start', async () => {
  const view = await show();
  await keysOf('Open the next case').click();
  await expect.element(page.getByText(/^Press the new keys/)).toBeVisible();
  await userEvent.keyboard('{Alt>}j{/Alt}');
  await expect.poll(() => shown('Open the next case')).toBe('AltJ');
  expect(localStorage.getItem('meridian-keys')).toBe('{"queue.next":"Alt+j"}');
  await view.rerender(<Screen isSheetOpen={false} />);
  await vi.waitFor(() => expect(document.querySelector('[data-modal]')).toBeNull());
  expect(hintOfNext()).toBe('Alt');
  await userEvent.keyboard('n{Alt>}j{/Alt}');
  expect(ran).toEqual(['next']);
});

test('keys that another command has are taken from it only when the person says so', async () => {
  await show();
  await keysOf('Open the next case').click();
  await userEvent.keyboard('/');
  await expect.element(page.getByText(/^\/ is “Find a case” already/)).toBeVisible();
  await page.getByRole('button', { name: 'Leave it' }).click();
  expect(ownKeys.get()).toEqual({});
  await keysOf('Open the next case').click();
  await userEvent.keyboard('/');
  await page.getByRole('button', { name: 'Take them from there' }).click();
  expect(ownKeys.get()).toEqual({ 'queue.next': '/', 'queue.find': null });
  await expect.poll(() => shown('Find a case')).toBe('No keys');
  await page.getByRole('button', { name: 'Give “Find a case” its delivered keys back' }).click();
  await expect.element(page.getByText(/^Also the keys of “Open the next case”/)).toBeVisible();
});

test('a command without keys gets some, loses them by Backspace, and Esc changes nothing and closes nothing', async () => {
  await show();
  const sort = keysOf('Sort by priority');
  await sort.click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/^Keys of the system/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(ownKeys.get()).toEqual({});
  await sort.click();
  await userEvent.keyboard('s');
  await expect.poll(() => shown('Sort by priority')).toBe('S');
  await sort.click();
  await userEvent.keyboard('{Backspace}');
  await expect.poll(() => shown('Sort by priority')).toBe('No keys');
});

test('keys are taken along in a file and come back from it; a file of something else changes nothing', async () => {
  await show();
  await keysOf('Open the next case').click();
  await userEvent.keyboard('g');
  await page.getByRole('button', { name: 'Save my keys to a file' }).click();
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'All keys as delivered' }).click();
  await expect.poll(() => shown('Open the next case')).toBe('N');
  const input = page
    .getByLabelText('Load keys from a file')
    .elements()
    .find(one => one instanceof HTMLInputElement);
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no way to choose a file');
  await userEvent.upload(input, new File(['{}'], 'other.json'));
  await expect.element(page.getByText(/^This is no file of keys/)).toBeVisible();
  await userEvent.upload(input, new File([saved[0] ?? ''], 'keys.json'));
  await expect.element(page.getByText('1 command has other keys now')).toBeVisible();
  await expect.poll(() => shown('Open the next case')).toBe('G');
});

test.each(['light', 'dark'])('the sheet passes the checks on a %s page, while it listens too', async theme => {
  document.documentElement.dataset['theme'] = theme;
  await show();
  await expectAccessible();
  await keysOf('Find a case').click();
  await expectAccessible();
});
