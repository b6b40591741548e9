import '../../../testing/all-texts.ts';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DocumentId } from '../../../../shared/model/ids.ts';
import { searchedPages } from '../../../../shared/model/searched.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { readAnnotations } from '../../../data/queries/use-annotations.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aDocument, aPage, aPut } from '../../../testing/builders.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { MARK_DRAG } from '../../../viewer/mark-drag.ts';
import { usePlacementStore } from '../../../viewer/placement-store.ts';
import { notePage } from '../../../viewer/seen-pages.ts';
import {
  eachOnACase,
  evidenceKept,
  first,
  handle,
  id,
  inOther,
  kept,
  occupation,
  draw,
  press,
  record,
  smoked,
  store,
} from '../testing/a-case-at-work.tsx';

eachOnACase();

test('marks of several documents are cited by key, put in another order, and taken away', async () => {
  await putAnnotation(store, smoked);
  await putAnnotation(store, inOther(2, 'a roofer'));
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await press('{Alt>}e{/Alt}');
  const dialog = page.getByRole('dialog', { name: 'Evidence for “Occupation”' });
  await userEvent.click(dialog.getByText('never smoked'));
  await userEvent.click(dialog.getByText('a roofer'));
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Earlier: a roofer' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
  await expect.poll(() => evidenceKept('/occupation')).toEqual([id(2), smoked.id]);
  const chip = page.getByRole('button', { name: 'Show in document: a roofer letter.pdf' });
  await userEvent.click(chip);
  await expect.element(page.getByTestId('revealed')).toHaveTextContent(id(2));
  await press('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
  await expect.poll(() => evidenceKept('/occupation')).toEqual([smoked.id, id(2)]);
  await userEvent.click(page.getByRole('button', { name: 'Remove this evidence: never smoked' }));
  await expect.poll(() => evidenceKept('/occupation')).toEqual([id(2)]);
});

test('what was searched and not found is evidence: the pages that were open are filled in', async () => {
  for (const seen of [2, 3, 7]) notePage({ id: first, version: 1 }, seen);
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await press('{Alt>}{Shift>}e{/Shift}{/Alt}');
  const dialog = page.getByRole('dialog');
  const pages = dialog.getByLabelText('Pages that you searched');
  await expect.element(pages).toHaveValue('2–3, 7');
  await userEvent.fill(pages, '2-12');
  await userEvent.click(dialog.getByRole('button', { name: 'Record as evidence' }));
  await expect.element(dialog.getByText(/^Write pages of this document, from 1 to 9/)).toBeVisible();
  await userEvent.fill(pages, '1-4, 7');
  await userEvent.fill(dialog.getByLabelText('What you looked for'), 'an occupation');
  await expectAccessible(dialog.element());
  await userEvent.click(dialog.getByRole('button', { name: 'Record as evidence' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
  await expect
    .element(page.getByRole('button', { name: /Not found: an occupation application\.pdf, pages 1–4, 7/ }))
    .toBeVisible();
  await expect.element(page.getByText(/^Needs evidence/)).not.toBeInTheDocument();
  const [annotation] = (await readAnnotations(store, record.id)).map(view => view.annotation);
  expect(annotation && searchedPages(annotation)).toBe('1–4, 7');
  expect(annotation?.target).toEqual({
    source: 'urn:meridian:document:d-1:v1',
    selector: [{ type: 'FragmentSelector', value: 'page=1' }],
  });
});

test('a mark that is dragged onto a question is cited there, and words that are dragged are given to the documents', async () => {
  await putAnnotation(store, smoked);
  const dropped: string[] = [];
  await draw(at => dropped.push(`${at.pointer} ${at.label}`));
  await expect.element(occupation()).toBeVisible();
  const drag = (type: string, data: string, over: Element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData(type, data);
    for (const kind of ['dragover', 'drop']) {
      over.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    }
  };
  drag(MARK_DRAG, smoked.id, occupation().element());
  await expect.poll(() => evidenceKept('/occupation')).toEqual([smoked.id]);
  drag('text/plain', 'words', page.getByRole('textbox', { name: /^Height/ }).element());
  expect(dropped).toEqual(['/height Height']);
});

test('a date that can be read in two ways is asked about, and taken back as one step', async () => {
  await putAnnotation(store, inOther(3, 'born 03/04/1985'));
  await draw();
  await userEvent.click(page.getByRole('spinbutton', { name: /day/ }));
  handle.current?.cite(id(3), '/born');
  const offer = page.getByRole('group', { name: /^Answer “Date of birth”/ });
  await expect.element(offer.getByText(/can be read in several ways/)).toBeVisible();
  await expect.element(offer.getByRole('button', { name: '3 Apr 1985' })).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
  await userEvent.click(offer.getByRole('button', { name: '4 Mar 1985' }));
  await expect.poll(async () => (await kept())?.answers).toEqual({ born: '1985-03-04' });
  await expect.element(offer).not.toBeInTheDocument();
  await press('{Control>}z{/Control}');
  await expect.poll(async () => (await kept())?.answers).toEqual({});
  expect(await evidenceKept('/born')).toEqual([id(3)]);
});

test('an answer whose mark is not found any more is flagged, and named when it is to be submitted', async () => {
  await putAnnotation(store, smoked);
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  handle.current?.cite(smoked.id);
  await expect.element(page.getByRole('list', { name: 'Evidence for “Occupation”' })).toBeVisible();
  usePlacementStore.getState().setPlacements(new Map([[smoked.id, 'orphan']]));
  const warning = page.getByText(/^A mark that this answer rests on is gone/);
  await expect.element(warning.first()).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /^Submit/ }));
  await expect.element(page.getByRole('button', { name: /^Occupation – A mark/ })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Remove this evidence: never smoked' }));
  await expect.element(page.getByRole('button', { name: /^Occupation – A mark/ })).not.toBeInTheDocument();
});

test('an answer that rests on a replaced document is flagged until somebody says that it holds', async () => {
  await putAnnotation(store, smoked);
  await store.pull(
    aPage([aPut('document', 'd-3', aDocument({ id: DocumentId.parse('d-3'), name: 'new.pdf', supersedes: first }))]),
  );
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  handle.current?.cite(smoked.id);
  await userEvent.click(page.getByRole('button', { name: 'It still holds' }));
  await expect.element(page.getByText('The document was replaced by a newer one.')).not.toBeInTheDocument();
  await expect.poll(async () => Object.keys((await kept())?.rationale ?? {})).toEqual(['/occupation/x-evidence']);
});
