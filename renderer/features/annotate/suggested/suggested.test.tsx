import '../../../styles/layers.css';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import '../../../testing/all-texts.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { verdictOf } from '../../../../shared/model/mark-verdict.ts';
import { undoAct } from '../../../data/actions/annotation-history.ts';
import { useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { aCase, aDocument, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { outboxOf } from '../../../testing/outbox-of.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { commandRegistry } from '../../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../../ui/commands/dispatch-keys.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { noteSight } from '../../../viewer/page-time.ts';
import { AnnotationList } from '../AnnotationList.tsx';

const record = aCase();
const found = (document: string) =>
  anAnnotation({
    creator: { type: 'Software', name: 'Northwind Reader' },
    target: {
      source: `urn:meridian:document:${document}:v1`,
      selector: [
        { type: 'TextQuoteSelector', exact: 'never smoked' },
        { type: 'FragmentSelector', value: 'page=2' },
      ],
    },
  });
let store: TestStore;
let stop: () => void;
beforeEach(() => {
  stop = listenForKeys(window, () => commandRegistry.all());
});
afterEach(async () => {
  stop();
  await store.discard();
});

/** @param document of its own for each test: what was in sight is remembered by document */
async function begin(document: string, { features = ['suggestions'], readOnly = false } = {}) {
  store = await openTestStore({ unlocked: { features } });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', record),
      aPut('document', document, aDocument({ id: document })),
      aPut('annotation', found(document).id, found(document)),
    ]),
  );
  await renderWithStore(store, <Marks readOnly={readOnly} />);
  await expect.element(row()).toBeVisible();
}
function Marks({ readOnly }: { readOnly: boolean }) {
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  if (!caseFile || !annotations) return null;
  return (
    <AnnotationList
      caseFile={caseFile}
      annotations={annotations}
      linkedTo={new Map()}
      readOnly={readOnly}
      onReveal={vi.fn<(id: string) => void>()}
    />
  );
}
const row = () => page.getByRole('listitem').filter({ hasText: 'never smoked' }).first();
const press = async (key: string) => {
  (row().element().querySelector('button') as HTMLElement).focus();
  await userEvent.keyboard(key);
};
const sent = async () =>
  (await outboxOf(store)).flatMap(({ mutation: { act } }) =>
    act.type === 'annotation.put' ? [verdictOf(act.payload)] : [],
  );

test('a mark that a machine suggests for no question is accepted by key, and whether its page was open is sent with it', async () => {
  await begin('d-41');
  await expect.element(page.getByText(/nobody has decided about it/)).toBeVisible();
  await expectAccessible();
  noteSight({ id: 'd-41', version: 1 }, [2]);
  await press('y');
  await expect.element(page.getByText(/accepted by .*\. Page 2 was open for \d+ s\./)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Accept/ })).not.toBeInTheDocument();
  await expectAccessible();
  expect(await sent()).toMatchObject([{ how: 'accepted', page: 2, wasOpened: true }]);
  // It is a turn of the thread: undone like one, and opened again like one.
  await undoAct(store, 'c-1');
  await expect.element(page.getByText(/nobody has decided about it/)).toBeVisible();
});

test('one that is rejected unseen says so, and opening its thread again offers the choice again', async () => {
  await begin('d-42');
  await press('d');
  await expect.element(page.getByText(/rejected by .*\. Its page was not opened\./)).toBeVisible();
  await expectAccessible();
  expect(await sent()).toMatchObject([{ how: 'rejected', wasOpened: false, seconds: 0 }]);
  await press('y');
  expect(await sent()).toHaveLength(1);
  await press('x');
  await expect.element(page.getByText(/nobody has decided about it/)).toBeVisible();
  await press('y');
  await expect.element(page.getByText(/accepted by/)).toBeVisible();
});

test('nobody decides where the marks are sealed, and nothing is offered where the client asks for no suggestions', async () => {
  await begin('d-43', { readOnly: true });
  await expect.element(page.getByText(/nobody has decided about it/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Accept/ })).not.toBeInTheDocument();
  await store.discard();
  await begin('d-44', { features: [] });
  await expect.element(page.getByText(/nobody has decided about it/)).not.toBeInTheDocument();
});
