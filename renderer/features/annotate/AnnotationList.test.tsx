import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { readAnnotations, useAnnotations } from '../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { aCase, anAnnotation, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { AnnotationList } from './AnnotationList.tsx';
import { noteOf } from '../../../shared/model/annotation.ts';

const record = aCase();
let store: TestStore;
afterEach(() => store.discard());

function Marks() {
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  if (!caseFile || !annotations) return null;
  return (
    <AnnotationList
      caseFile={caseFile}
      annotations={annotations}
      linkedTo={new Map()}
      readOnly={false}
      onReveal={() => {}}
    />
  );
}

test('a note that cannot be saved because the disk is full stays in its field, and is saved when there is room', async () => {
  store = await openTestStore();
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', record)]));
  await putAnnotation(store, anAnnotation());
  await renderWithStore(store, <Marks />);
  await page.getByRole('button', { name: 'Add a note' }).click();
  await userEvent.keyboard('since 2010');
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.db.outbox.hook('creating', full);
  await page.getByRole('button', { name: 'Save the note' }).click();
  await expect.element(page.getByText(/could not be saved on this machine/)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('since 2010');
  await expectAccessible();
  store.db.outbox.hook('creating').unsubscribe(full);
  await page.getByRole('button', { name: 'Save the note' }).click();
  await expect.element(page.getByText(/could not be saved on this machine/)).not.toBeInTheDocument();
  await expect
    .poll(async () => (await readAnnotations(store, 'c-1')).map(({ annotation }) => noteOf(annotation)))
    .toEqual(['since 2010']);
  expect(await store.db.outbox.count()).toBe(2);
});
