import { Star } from 'lucide-react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../styles/tokens.css';
import '../styles/reset.css';
import { announce } from './announce.ts';
import { Banner } from './Banner/Banner.tsx';
import { Button } from './Button/Button.tsx';
import { Dialog } from './Dialog/Dialog.tsx';
import { EmptyState } from './EmptyState/EmptyState.tsx';
import { IconButton } from './IconButton/IconButton.tsx';
import { Kbd } from './Kbd/Kbd.tsx';
import { Menu } from './Menu/Menu.tsx';
import { ListButton } from './ListButton/ListButton.tsx';
import { ProgressBar } from './ProgressBar/ProgressBar.tsx';
import { SegmentedControl } from './SegmentedControl/SegmentedControl.tsx';
import { SplitPane, type PaneLayout } from './SplitPane/SplitPane.tsx';
import { StatusBadge, type StatusTone } from './StatusBadge/StatusBadge.tsx';
import { Tabs } from './Tabs/Tabs.tsx';
import { expectAccessible } from './testing/accessibility.ts';
import { Toolbar } from './Toolbar/Toolbar.tsx';

const ignore = () => {};
const TONES: readonly StatusTone[] = [
  'new',
  'active',
  'waiting',
  'review',
  'returned',
  'done',
  'cancelled',
  'conflict',
];

test.each(['light', 'dark'])('everything passes the checks on a %s page', async theme => {
  document.documentElement.dataset['theme'] = theme;
  await render(
    <div style={{ background: 'var(--surface-raised)', blockSize: 600 }}>
      <Toolbar label="Actions">
        <Button tone="primary" keys="Mod+Enter">
          Submit
        </Button>
        <Button tone="danger">Discard</Button>
        <Button isDisabled>Not now</Button>
        <IconButton label="Mark" icon={<Star size={16} />} isPressed />
      </Toolbar>
      {(['info', 'warning', 'error', 'success'] as const).map(tone => (
        <Banner key={tone} tone={tone} title={`Title ${tone}`}>
          What to do.
        </Banner>
      ))}
      {TONES.map(tone => (
        <p key={tone}>
          <StatusBadge tone={tone} label={tone} /> <StatusBadge tone={tone} label={tone} look="plain" />
        </p>
      ))}
      <EmptyState title="Nothing here">It comes by itself.</EmptyState>
      <ProgressBar label="Fetching" value={40} />
      <Kbd keys="Mod+K" />
      <ListButton label="Financial" onPress={ignore}>
        3 of 5 answered
      </ListButton>
      <SegmentedControl
        label="Views"
        segments={[
          { id: 'a', label: 'To do', count: 3 },
          { id: 'b', label: 'All', count: 9 },
        ]}
        selected="a"
        onSelect={ignore}
      />
      <Tabs label="Parts" items={[{ id: 'one', label: 'One', content: 'First' }]} selected="one" onSelect={ignore} />
    </div>,
  );
  await expectAccessible();
});

function OpenDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Open</Button>
      <Dialog title="Sure?" isOpen={isOpen} onClose={() => setOpen(false)} actions={<Button>Yes</Button>}>
        It cannot be undone.
      </Dialog>
    </>
  );
}

test('a dialog takes the focus, closes with Escape and gives the focus back', async () => {
  await render(<OpenDialog />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Sure?' })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('a menu opens by keyboard and tells what was chosen', async () => {
  const chosen: string[] = [];
  await render(
    <Menu
      label="More"
      trigger={<Button>More</Button>}
      items={[
        { id: 'copy', label: 'Copy', keys: 'Mod+C' },
        { id: 'move', label: 'Move' },
      ]}
      onAction={id => chosen.push(id)}
    />,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('menu')).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual(['move']);
});

test('a menu of choices says which one holds', async () => {
  await render(
    <Menu
      label="Theme"
      trigger={<Button>Theme</Button>}
      items={[
        { id: 'light', label: 'Light', isSelected: false },
        { id: 'dark', label: 'Dark', isSelected: true },
      ]}
      onAction={() => {}}
    />,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('menuitemradio', { name: 'Dark' })).toHaveAttribute('aria-checked', 'true');
  await expect.element(page.getByRole('menuitemradio', { name: 'Light' })).toHaveAttribute('aria-checked', 'false');
  await expectAccessible();
});

test('a separator moves by arrow key and the new layout is told', async () => {
  const layouts: PaneLayout[] = [];
  await render(
    <div style={{ inlineSize: 600, blockSize: 200 }}>
      <SplitPane
        id="split"
        direction="horizontal"
        panes={[
          { id: 'left', content: 'Left', minSize: 100 },
          { id: 'right', content: 'Right', minSize: 100 },
        ]}
        onLayout={layout => layouts.push(layout)}
      />
    </div>,
  );
  await userEvent.tab();
  await expect.element(page.getByRole('separator')).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => layouts.at(-1)?.['left'] ?? 50).toBeLessThan(50);
  await expectAccessible();
});

test('what is announced is read by a screen reader, also the same thing twice', async () => {
  announce('Saved.');
  const first = document.querySelector('[data-live-announcer] p');
  announce('Saved.');
  const second = document.querySelector('[data-live-announcer] p');
  expect(second?.textContent).toBe('Saved.');
  expect(second).not.toBe(first);
});
