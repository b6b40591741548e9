import '../../../testing/all-texts.ts';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keepSnippet } from '../../../data/actions/keep-snippet.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { readCaseFile } from '../../../data/queries/use-case-file.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aJudgment, aPage, aPut } from '../../../testing/builders.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import {
  eachOnACase,
  handle,
  kept,
  occupation,
  draw,
  press,
  record,
  smoked,
  store,
} from '../testing/a-case-at-work.tsx';

eachOnACase();

test('undo goes on in the form where the browser’s ends, also after the case was left, and redo comes back', async () => {
  const screen = await draw();
  await userEvent.click(occupation());
  await press('Roofer');
  await userEvent.click(page.getByRole('radio', { name: 'Rated' }));
  await press('{Control>}z{/Control}');
  await expect.element(page.getByRole('radio', { name: 'Rated' })).not.toBeChecked();
  await press('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(page.getByRole('radio', { name: 'Rated' })).toBeChecked();
  await expect.poll(async () => (await kept())?.answers).toEqual({ occupation: 'Roofer', risk: 'rated' });
  await screen.unmount();
  await draw();
  await expect.element(occupation()).toHaveValue('Roofer');
  await userEvent.click(page.getByRole('radio', { name: 'Rated' }));
  await press('{Control>}z{/Control}{Control>}z{/Control}');
  await expect.element(occupation()).toHaveValue('');
  await expect.element(occupation()).toHaveFocus();
  await press('Baker{Control>}z{/Control}');
  // The browser's own undo: what was typed since the box had the focus.
  await expect.element(occupation()).toHaveValue('');
});

test('keys go to what is empty, unproven or wrong, and the form says how far it is', async () => {
  await saveDraft(store, aJudgment({ answers: { occupation: 'Roofer', height: 180 } }), 0);
  await draw();
  await userEvent.click(occupation());
  await press('{Alt>}b{/Alt}');
  await expect.element(page.getByRole('spinbutton', { name: /day/ })).toHaveFocus();
  await press('{Alt>}{Shift>}b{/Shift}{/Alt}');
  await expect.element(page.getByRole('textbox', { name: 'Notes' })).toHaveFocus();
  await press('{Alt>}v{/Alt}');
  await expect.element(occupation()).toHaveFocus();
  await press('{Alt>}n{/Alt}');
  await expect.element(page.getByRole('radio', { name: 'Standard' })).toHaveFocus();
  await press('{Alt>}p{/Alt}');
  await expect.element(occupation()).toHaveFocus();
  await press('{Alt>}s{/Alt}');
  const dialog = page.getByRole('dialog');
  await expect
    .element(
      dialog.getByText(/2 of 5 answered; one required question is open; evidence at 0 of 1; 2 things to mend/).first(),
    )
    .toBeVisible();
  await expectAccessible(dialog.element());
});

test('a snippet is found by typing, filled in, and Tab goes to its gap', async () => {
  await keepSnippet(store, { label: 'Own words', text: 'As agreed.' });
  await saveDraft(store, aJudgment({ answers: { occupation: 'Roofer' } }), 0);
  await draw();
  const notes = page.getByRole('textbox', { name: 'Notes' });
  await userEvent.fill(notes, 'So: ');
  await press('{Alt>}y{/Alt}');
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByRole('button', { name: /^Own words yours/ })).toBeVisible();
  await expectAccessible(dialog.element());
  await userEvent.fill(dialog.getByLabelText('Find a snippet'), 'smok');
  await press('{Enter}');
  await expect.element(notes).toHaveValue('So: Roofer smokes since [year].');
  await expect.element(notes).toHaveFocus();
  await expect.poll(() => getSelection()?.toString()).toBe('[year]');
  await press('1999');
  await expect.poll(kept).toMatchObject({
    answers: { notes: 'So: Roofer smokes since 1999.' },
    rationale: { '/notes/x-aid': 'Snippet: Smoker' },
  });
});

test('a preset shows what it would change, fills it, says so in the judgment, and is taken back at once', async () => {
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await press('{Alt>}{Shift>}y{/Shift}{/Alt}');
  const dialog = page.getByRole('dialog', { name: 'Fill from a preset' });
  await expect.element(dialog.getByText('Not asked now, so left as it is: /gone')).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /Risk class.*Standard.*Nothing adverse/ })).toBeVisible();
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Fill 2 answers' }));
  await expect.poll(kept).toMatchObject({
    answers: { occupation: 'Roofer', risk: 'standard', height: 180 },
    rationale: {
      '/risk': 'Nothing adverse',
      '/risk/x-aid': 'Preset: Clean case',
      '/height/x-aid': 'Preset: Clean case',
    },
  });
  await press('{Control>}z{/Control}');
  await expect.poll(kept).toMatchObject({ answers: { occupation: 'Roofer' }, rationale: {} });
});

test('a question to the client is begun, kept with the draft, sent with its evidence, and shown at the answer', async () => {
  await putAnnotation(store, smoked);
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  handle.current?.cite(smoked.id);
  await press('{Alt>}h{/Alt}');
  const dialog = page.getByRole('dialog', { name: 'Ask the client about “Occupation”' });
  await userEvent.fill(dialog.getByLabelText('Your question'), 'Employed since when?');
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Keep for later' }));
  await expect.element(page.getByText('A question to the client is begun and not sent.')).toBeVisible();
  await press('{Alt>}h{/Alt}');
  await expect.element(dialog.getByLabelText('Your question')).toHaveValue('Employed since when?');
  await userEvent.click(dialog.getByRole('button', { name: 'Send to the client' }));
  await expect.element(page.getByText('Asked, not sent yet:')).toBeVisible();
  const [query] = (await readCaseFile(store, record.id))?.queries ?? [];
  expect(query).toMatchObject({ pointer: '/occupation', subject: 'Occupation', blocking: false, status: 'open' });
  expect(query?.messages[0]?.text).toBe('Employed since when?\n“never smoked” (application.pdf)');
  if (!query) return;
  const answer = { id: 'n-2', author: { id: record.assignment.userId, name: 'Client' }, at: '2026-11-23T13:00:00Z' };
  await store.pull(
    aPage([
      aPut('query', query.id, {
        ...query,
        status: 'answered',
        messages: [...query.messages, { ...answer, text: 'Since 2019.', to: [] }],
      }),
    ]),
  );
  await expect.element(page.getByText('Client: Since 2019.')).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
});

test('the second button of the mouse opens what can be done to a question, and so does a key', async () => {
  await draw();
  await expect.element(occupation()).toBeVisible();
  const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 80, clientY: 300 });
  page.getByRole('radio', { name: 'Rated' }).element().dispatchEvent(asked);
  expect(asked.defaultPrevented).toBe(true);
  const menu = page.getByRole('menu', { name: 'Actions for “Risk class”' });
  await expect.element(menu.getByRole('menuitem', { name: /Evidence for this answer/ })).toBeVisible();
  await press('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await userEvent.click(occupation());
  await press('{Alt>}m{/Alt}');
  await userEvent.click(page.getByRole('menuitem', { name: /Not found in/ }));
  await expect.element(page.getByRole('dialog', { name: 'Evidence for “Occupation”' })).toBeVisible();
});
