import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import '../../../i18n/add-later.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { showForm } from '../testing/show-form.tsx';

const form = (format: string): FormDefinition => ({
  schema: {
    type: 'object',
    properties: {
      visits: {
        type: 'array',
        title: 'Visits',
        minItems: 1,
        maxItems: 6,
        items: {
          type: 'object',
          properties: {
            day: { type: 'string', format: 'date', title: 'Day' },
            doctor: { type: 'string', title: 'Doctor' },
            fee: { type: 'number', title: 'Fee', 'x-unit': 'EUR' },
          },
        },
      },
    },
  },
  uiSchema: {
    type: 'VerticalLayout',
    elements: [{ type: 'Control', scope: '#/properties/visits', options: { format } }],
  },
});

/** What a spreadsheet puts on the clipboard, into the box that has the focus. */
function paste(text: string, html = ''): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  if (html !== '') clipboardData.setData('text/html', html);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

const doctors = (visits: unknown) => (visits as { doctor?: string }[]).map(({ doctor }) => doctor);

test('rows that are pasted are shown first, go where their names say, and are taken back as one', async () => {
  const store = await showForm(form('cards'), { answers: { visits: [{ doctor: 'Dr A' }] } });
  page.getByRole('textbox', { name: 'Doctor' }).element().focus();
  paste('Fee\tDoctor\tDay\n80\tDr B\t2026-03-01\nmuch\tDr C\t2026-03-02');
  const dialog = page.getByRole('dialog', { name: 'Paste into “Visits”' });
  await expect.element(dialog.getByText('Row 2, Fee: “much” is no such answer.')).toBeVisible();
  await expect.element(dialog.getByRole('combobox', { name: 'Column 1 goes to' })).toHaveDisplayValue('Fee');
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2 entries' }));
  expect(store.get('/visits')).toEqual([
    { doctor: 'Dr A' },
    { fee: 80, doctor: 'Dr B', day: '2026-03-01' },
    { doctor: 'Dr C', day: '2026-03-02' },
  ]);
  store.undo();
  expect(store.get('/visits')).toEqual([{ doctor: 'Dr A' }]);
});

test('a table of a document is read cell by cell, and a column can be sent elsewhere', async () => {
  const store = await showForm(form('cards'), { answers: { visits: [{}] } });
  page.getByRole('textbox', { name: 'Doctor' }).element().focus();
  paste('x', '<table><tr><td>one</td><td>Dr <b>B</b></td></tr><tr><td>two</td><td>Dr C</td></tr></table>');
  const dialog = page.getByRole('dialog');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Column 1 goes to' }), 'Leave out');
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2 entries' }));
  expect(doctors(store.get('/visits'))).toEqual([undefined, 'Dr B', 'Dr C']);
});

test('words that are no table are pasted as words', async () => {
  await showForm(form('cards'), { answers: { visits: [{}] } });
  page.getByRole('textbox', { name: 'Doctor' }).element().focus();
  paste('Dr A, and others');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('an entry that was removed comes back, with all that belonged to it, by the button beside it', async () => {
  const begun = {
    answers: { visits: [{ doctor: 'A' }, { doctor: 'B' }] },
    rationale: { '/visits/0/doctor': 'Said so' },
  };
  const store = await showForm(form('cards'), begun);
  await userEvent.click(page.getByRole('button', { name: 'Remove entry 1' }));
  expect(doctors(store.get('/visits'))).toEqual(['B']);
  await expect.element(page.getByText(/^Entry 1 was removed/)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  expect(doctors(store.get('/visits'))).toEqual(['A', 'B']);
  expect(store.parts().rationale).toEqual(begun.rationale);
  await expect.element(page.getByText(/^Entry 1 was removed/)).not.toBeInTheDocument();
});

test('an entry is dragged to another place', async () => {
  const store = await showForm(form('cards'), {
    answers: { visits: [{ doctor: 'A' }, { doctor: 'B' }, { doctor: 'C' }] },
  });
  await userEvent.dragAndDrop(page.getByTitle('Drag entry 1 to another place'), page.getByText('Visits 3'));
  expect(doctors(store.get('/visits'))).toEqual(['B', 'C', 'A']);
});

test('as a table, each cell is a question with its name, and the row moves by key', async () => {
  const store = await showForm(form('table'), { answers: { visits: [{ doctor: 'A' }, { doctor: 'B', fee: 3 }] } });
  await expect.element(page.getByText('2 entries · from 1 to 6')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: /^Doctor 1/ }), 'Anna');
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}');
  expect(doctors(store.get('/visits'))).toEqual(['B', 'Anna']);
  await expectAccessible();
});

test('a table that was pointed out in a document is offered where rows are pasted', async () => {
  const table = [
    ['Doctor', 'Fee'],
    ['Dr B', '80'],
  ];
  const store = await showForm(form('cards'), {}, { table, from: 'Invoices.pdf' });
  await userEvent.click(page.getByRole('button', { name: 'Paste rows …' }));
  await userEvent.click(page.getByRole('button', { name: 'Take the 2 rows from Invoices.pdf' }));
  const dialog = page.getByRole('dialog', { name: 'Paste into “Visits”' });
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Add 1 entry' }));
  expect(store.get('/visits')).toEqual([{ doctor: 'Dr B', fee: 80 }]);
});
