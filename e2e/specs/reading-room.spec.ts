import path from 'node:path';
import type { Page } from '@playwright/test';
import { look } from '../pages/axe.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, LETTER, NOTE, writeSmallShift } from './small-shift.ts';
import { writeTwoPolicies } from './two-policies.ts';

const CASE = 'HM-1';
const BEFORE = 'Policy 2024.pdf';
const AFTER = 'Policy 2025.pdf';

const highlighted = (window: Page, name: string) =>
  window.evaluate(which => [...(CSS.highlights.get(which) ?? [])].map(String), name);

test('four documents are read, linked, compared and marked by keys alone, and one of them in its own window', async ({
  folder,
  startApi,
  startApp,
}) => {
  const shift = path.join(folder, 'shift');
  const policies = await writeTwoPolicies(shift);
  const mediaType = 'application/pdf';
  await writeSmallShift(shift, [
    {
      reference: CASE,
      documents: [
        { name: BEFORE, file: policies.before, mediaType },
        { name: AFTER, file: policies.after, mediaType, supersedes: `hm-1-${policies.before}` },
        LETTER,
        NOTE,
      ],
    },
  ]);
  const app = await startApp(await startApi(shift));
  const desk = new Workstation(app);
  const { window } = app;
  const { keyboard } = window;
  const panes = window.getByRole('region', { name: /^Document pane: / });
  const pageIn = (index: number) => new DocumentPane(window, index).region.getByRole('textbox', { name: 'Page' });
  await desk.signIn(ANA);
  await desk.readyOffline();
  await desk.openCase(CASE);
  await expect(window.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();

  await test.step('the policy that took the place of the first is compared with it, side by side', async () => {
    await keyboard.press('Alt+Shift+C');
    const changes = window.getByRole('region', { name: `Changes from ${BEFORE} to ${AFTER}` });
    await expect(changes.getByRole('status')).toHaveText('3 changes');
    await expect(panes).toHaveCount(2);
    const kinds = changes.getByRole('list', { name: 'Changes' }).getByRole('listitem');
    await expect(kinds).toContainText([/^Replaced/, /^Moved/, /^Added/]);
    await look(window, 'comparison');
    await keyboard.press('Alt+.');
    await expect(changes.getByRole('status')).toHaveText('1 of 3');
    await expect.poll(() => highlighted(window, 'change-current')).toEqual(['5,200', '7,900']);
    // The chapter before it was taken out of the later one.
    await expect(pageIn(0)).toHaveValue('7');
    await expect(pageIn(1)).toHaveValue('6');
    await keyboard.press('Alt+,');
    await expect
      .poll(() => highlighted(window, 'change-added').then(words => words.join(' ')))
      .toContain('Frost in an');
    await changes.getByRole('button', { name: 'End the comparison' }).click();
    await expect(changes).toBeHidden();
    expect(await highlighted(window, 'change-added')).toEqual([]);
  });

  await test.step('two panes scroll together until they are parted', async () => {
    await new DocumentPane(window, 0).goToPage(1);
    await new DocumentPane(window, 1).goToPage(2);
    await keyboard.press('Alt+Shift+L');
    await expect(window.getByText(/scroll together, 1 page apart/)).toBeVisible();
    await new DocumentPane(window, 0).goToPage(5);
    await expect(pageIn(1)).toHaveValue('6');
    await keyboard.press('Alt+Shift+L');
    await expect(window.getByText(/scroll together/)).toBeHidden();
    await new DocumentPane(window, 0).goToPage(1);
    await expect(pageIn(1)).toHaveValue('6');
  });

  await test.step('by the words that match, a chapter that moved takes nothing along', async () => {
    await new DocumentPane(window, 1).region.getByRole('button', { name: 'Split, scroll together, compare' }).click();
    await window.getByRole('menuitem', { name: 'Scroll together, by the words that match' }).click();
    await expect(window.getByText(/scroll together, by the words/)).toBeVisible();
    await new DocumentPane(window, 0).goToPage(7);
    await expect(pageIn(1)).toHaveValue('6');
    await keyboard.press('Alt+Shift+L');
  });

  await test.step('four panes, each with its own document', async () => {
    await new DocumentPane(window, 0).region.getByTestId('pdf-view').focus();
    await keyboard.press('Alt+Shift+D');
    await expect(panes).toHaveCount(3);
    await keyboard.press('Alt+3');
    await expect(panes.nth(1).getByRole('tab', { name: LETTER.name })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Alt+Shift+N');
    await keyboard.press('Alt+Shift+D');
    await expect(panes).toHaveCount(4);
    await keyboard.press('Alt+4');
    await expect(panes.nth(3).getByTestId('text-view')).toBeVisible();
    await look(window, 'four panes');
  });

  await test.step('words are found, selected and marked without a pointer', async () => {
    await keyboard.press('Control+f');
    await keyboard.type('burst');
    await expect(window.getByText('1 of 1', { exact: true })).toBeVisible();
    await keyboard.press('Alt+Enter');
    await expect(window.getByRole('dialog', { name: 'Mark the selected words' })).toBeVisible();
    await keyboard.press('h');
    await expect(window.getByRole('tab', { name: 'Annotations (1)' })).toBeVisible();
  });

  await test.step('a pane in a window of its own has all its tools', async () => {
    const second = await app.windowFrom(() => keyboard.press('Alt+W'));
    await expect(second.getByTestId('text-view')).toBeVisible();
    await expect(panes).toHaveCount(4);
    await second.keyboard.press('Alt+Shift+R');
    await second.keyboard.press('Alt+2');
    await expect(second.getByTestId('pdf-view')).toBeVisible();
    await look(second, 'window of a pane', ['light', 'dark']);
    const closed = second.waitForEvent('close');
    await window.getByRole('button', { name: /^Bring back/ }).click();
    await closed;
  });

  await test.step('the panes are as they were left when the case is opened again', async () => {
    await keyboard.press('Alt+ArrowLeft');
    await desk.openCase(CASE);
    await expect(panes).toHaveCount(4);
  });
});
