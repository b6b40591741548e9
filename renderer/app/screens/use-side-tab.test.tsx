import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { useSideTab } from './use-side-tab.ts';

/** As in a case whose first page is not there yet: there is a choice of tab, and no tab. */
function NothingDrawnYet() {
  const { tab } = useSideTab('case-1');
  return <output>{tab}</output>;
}

test('the keys of the tabs beside the documents are heard before the tabs are drawn', async () => {
  const stop = listenForKeys(window, () => commandRegistry.all());
  try {
    const screen = await render(<NothingDrawnYet />);
    await expect.element(screen.getByRole('status')).toHaveTextContent('judgment');
    await userEvent.keyboard('{Alt>}a{/Alt}');
    await expect.element(screen.getByRole('status')).toHaveTextContent('annotations');
  } finally {
    stop();
  }
});
