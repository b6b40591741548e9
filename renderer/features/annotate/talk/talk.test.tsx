import '../../../styles/layers.css';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Annotation, quoteOf } from '../../../../shared/model/annotation.ts';
import { AnnotationId, PersonId } from '../../../../shared/model/ids.ts';
import { doActs, redoAct, undoAct } from '../../../data/actions/annotation-history.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { aCase, aDocument, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { commandRegistry } from '../../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../../ui/commands/dispatch-keys.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { usePlacementStore } from '../../../viewer/placement-store.ts';
import { AnnotationList } from '../AnnotationList.tsx';
import { usePlacingStore } from '../placing-store.ts';
import { type PlaceHere, usePlacing } from '../use-placing.ts';
import { newRemark } from './new-remark.ts';

const record = aCase();
const named = (end: string, exact: string): Annotation => ({
  ...anAnnotation(),
  id: AnnotationId.parse(`urn:uuid:0193a000-0000-7000-8000-00000000000${end}`),
  target: { source: 'urn:meridian:document:d-1:v1', selector: [{ type: 'TextQuoteSelector', exact }] },
});
const smoker = named('1', 'never smoked');
const pack = named('2', 'a pack a day');
let store: TestStore;
let stop: () => void;
const onReveal = vi.fn<(id: string) => void>();

beforeEach(async () => {
  store = await openTestStore();
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', record),
      aPut('document', 'd-1', aDocument()),
    ]),
  );
  await putAnnotation(store, smoker);
  await putAnnotation(store, pack);
  stop = listenForKeys(window, () => commandRegistry.all());
});
afterEach(async () => {
  stop();
  onReveal.mockClear();
  await store.discard();
});

const place: { here: PlaceHere } = { here: null };
function Marks() {
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  const here = usePlacing(record.id, annotations ?? []);
  // The test is outside React.
  useEffect(() => {
    place.here = here;
  });
  if (!caseFile || !annotations) return null;
  return (
    <AnnotationList
      caseFile={caseFile}
      annotations={annotations}
      linkedTo={new Map()}
      readOnly={false}
      onReveal={onReveal}
    />
  );
}

const row = (words: string) => page.getByRole('listitem').filter({ hasText: words }).first();
const focusRow = (words: string) => (row(words).element().querySelector('button') as HTMLElement).focus();

test('by key alone a thread is begun, settled and opened again; undo takes back one turn after the other', async () => {
  await renderWithStore(store, <Marks />);
  await expect.element(row('never smoked')).toBeVisible();
  focusRow('never smoked');
  await userEvent.keyboard('r');
  await userEvent.keyboard('Says so twice.{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Says so twice.')).toBeVisible();
  await expectAccessible();
  focusRow('never smoked');
  await userEvent.keyboard('x');
  await expect.element(page.getByText('Settled', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Says so twice.')).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole('button', { name: /^Show 2 turns/ }).click();
  await expect.element(page.getByText('settled this')).toBeVisible();
  focusRow('never smoked');
  await userEvent.keyboard('x');
  await expect.element(page.getByText('opened this again')).toBeVisible();
  await undoAct(store, 'c-1');
  await expect.element(page.getByText('Settled', { exact: true })).toBeVisible();
  await undoAct(store, 'c-1');
  await undoAct(store, 'c-1');
  await expect.element(page.getByRole('list', { name: 'What was said about this mark' })).not.toBeInTheDocument();
  await redoAct(store, 'c-1');
  await expect.element(page.getByText('Says so twice.')).toBeVisible();
});

test('a reply names a person, who sees that it names them', async () => {
  const toMe = newRemark(
    {
      ...store,
      newId: () => '0193a000-0000-7000-8000-0000000000aa',
      me: { ...store.me, id: PersonId.parse('p-lea'), name: 'Lea Ott' },
    },
    smoker,
    { as: 'reply', mark: smoker.id, mentions: [store.me.id] },
    'Is this the applicant?',
  );
  await putAnnotation(store, toMe);
  await renderWithStore(store, <Marks />);
  await expect.element(page.getByText('names you')).toBeVisible();
  focusRow('never smoked');
  await userEvent.keyboard('r');
  await userEvent.keyboard('Yes, @le');
  await page.getByRole('button', { name: '@Lea Ott' }).click();
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).toHaveValue('Yes, @Lea Ott ');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).not.toBeInTheDocument();
  await expect.element(page.getByText('Yes, @Lea Ott')).toBeVisible();
  const sent = (await store.db.outbox.toArray()).toSorted((a, b) => a.seq - b.seq).at(-1);
  expect(sent?.mutation.act).toMatchObject({
    payload: { about: { as: 'reply', mark: smoker.id, mentions: ['p-lea'] } },
  });
});

test('a link is drawn by key, is seen and followed at both ends, and is not drawn twice', async () => {
  await renderWithStore(store, <Marks />);
  await expect.element(row('never smoked')).toBeVisible();
  focusRow('never smoked');
  await userEvent.keyboard('l');
  await expect.element(page.getByRole('group', { name: 'Draw a link' })).toBeVisible();
  await page.getByRole('radio', { name: 'contradicts' }).click();
  await expectAccessible();
  focusRow('a pack a day');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: /^contradicts a pack a day/ })).toBeVisible();
  await page.getByRole('button', { name: /^contradicted by never smoked/ }).click();
  expect(onReveal).toHaveBeenCalledWith(smoker.id);
  await expectAccessible();
  const before = await store.db.outbox.count();
  focusRow('never smoked');
  await userEvent.keyboard('l');
  await page.getByRole('radio', { name: 'contradicts' }).click();
  focusRow('a pack a day');
  await userEvent.keyboard('{Enter}');
  expect(await store.db.outbox.count()).toBe(before);
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Remove the link to «a pack a day»' }).click();
  await expect.element(page.getByRole('button', { name: /^contradict/ })).not.toBeInTheDocument();
});

test('a mark that was not found is placed again by hand: it moves, its thread tells from where, and one undo brings it back', async () => {
  await renderWithStore(store, <Marks />);
  usePlacementStore.getState().setPlacements(
    new Map([
      [smoker.id, 'orphan'],
      [pack.id, 'placed-with-warning'],
    ]),
    new Map([[pack.id, 0.71]]),
  );
  await expect.element(page.getByText('likely, 71%')).toBeVisible();
  await expect.element(page.getByText('not found')).toBeVisible();
  focusRow('never smoked');
  await userEvent.keyboard('p');
  await expect.element(page.getByRole('group', { name: 'Place the mark again' })).toBeVisible();
  await expectAccessible();
  const quote = { type: 'TextQuoteSelector' as const, exact: 'has smoked since 2010' };
  const document = aDocument();
  await place.here?.({
    document,
    selectors: [quote],
    exact: quote.exact,
    box: { left: 0, top: 0, right: 1, bottom: 1 },
  });
  await expect.element(row('has smoked since 2010')).toBeVisible();
  await expect.element(page.getByText('placed the mark anew; it stood on «never smoked»')).toBeVisible();
  expect(usePlacingStore.getState().markId).toBeNull();
  await undoAct(store, 'c-1');
  await expect.element(page.getByText('has smoked since 2010')).not.toBeInTheDocument();
  await expect.element(row('never smoked')).toBeVisible();
  await expect.element(page.getByText(/placed the mark anew/)).not.toBeInTheDocument();
});

test('a mark that is gone takes its thread out of sight, and brings it back', async () => {
  await doActs(store, 'c-1', [
    { before: null, after: newRemark(store, smoker, { as: 'reply', mark: smoker.id }, 'Says so twice.') },
  ]);
  await renderWithStore(store, <Marks />);
  await expect.element(page.getByText('Says so twice.')).toBeVisible();
  expect(quoteOf(smoker)?.exact).toBe('never smoked');
  await row('never smoked').getByRole('button', { name: 'Remove the annotation' }).click();
  await expect.element(page.getByText('Says so twice.')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.element(page.getByText('Says so twice.')).toBeVisible();
});
