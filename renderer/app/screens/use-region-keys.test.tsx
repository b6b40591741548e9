import { useRef } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { useRegionKeys } from './use-region-keys.ts';

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys(window, () => commandRegistry.all());
});
afterEach(() => stop());

function Work() {
  const root = useRef<HTMLElement>(null);
  useRegionKeys(root);
  return (
    <main ref={root}>
      <section data-region>
        <button type="button">Tools</button>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the viewers have it */}
        <div role="document" aria-label="Contract" tabIndex={0} />
      </section>
      <section data-region>
        <div hidden>
          <input aria-label="Out of sight" />
        </div>
        <div data-question="/a">
          <input aria-label="First answer" />
        </div>
        <div data-question="/b">
          <input aria-label="Second answer" />
        </div>
      </section>
    </main>
  );
}

test('F6 goes from the document to the first answer, and round again', async () => {
  await render(<Work />);
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('document')).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('textbox', { name: 'First answer' })).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('document')).toHaveFocus();
});

test('F6 comes back to where the person was typing', async () => {
  await render(<Work />);
  await userEvent.click(page.getByRole('textbox', { name: 'Second answer' }));
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('document')).toHaveFocus();
  await userEvent.keyboard('{Shift>}{F6}{/Shift}');
  await expect.element(page.getByRole('textbox', { name: 'Second answer' })).toHaveFocus();
});
