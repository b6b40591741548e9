import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../i18n/add-later.ts';
import { focusQuestion, neighbour } from './focus-question.ts';
import { showForm } from './testing/show-form.tsx';

const form = (maxItems: number) => ({
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Name' },
      visits: {
        type: 'array',
        title: 'Visits',
        maxItems,
        items: {
          type: 'object',
          properties: { doctor: { type: 'string', title: 'Doctor' }, fee: { type: 'number', title: 'Fee' } },
        },
      },
      remarks: { type: 'string', title: 'Remarks' },
    },
  },
});
const EVERY_PLACE = ['/name', '/visits/0/doctor', '/visits/0/fee', '/visits', '/remarks'];

/** The questions that somebody comes to who goes on from the one that has the focus. */
function walk(by: 1 | -1): string[] {
  const places: string[] = [];
  let at: string | null = null;
  while (places.length < 10) {
    const next = neighbour(document.body, at, by);
    if (next === null) break;
    focusQuestion(document.body, next);
    // What has the focus, and not what was asked for: the next step goes on from there.
    at = document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null;
    places.push(at ?? 'nowhere');
  }
  return places;
}

test('the keys for the next and the previous question go through the rows of a list, its button, and on', async () => {
  await showForm(form(9), { answers: { visits: [{ doctor: 'Dr A' }] } });
  expect(walk(1)).toEqual(EVERY_PLACE);
  expect(walk(-1)).toEqual(EVERY_PLACE.toReversed());
  focusQuestion(document.body, '/visits');
  await expect.element(page.getByRole('button', { name: 'Add to “Visits”' })).toHaveFocus();
});

test('a list that takes no more rows is a place all the same, and holds nobody up', async () => {
  await showForm(form(1), { answers: { visits: [{ doctor: 'Dr A' }] } });
  expect(walk(-1)).toEqual(EVERY_PLACE.toReversed());
});
