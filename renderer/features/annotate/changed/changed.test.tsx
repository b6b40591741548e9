import '../../../styles/layers.css';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import '../../../testing/all-texts.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { describeQuote } from '../../../../shared/anchors/describe-quote.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { AnnotationId, DocumentId, PersonId } from '../../../../shared/model/ids.ts';
import { undoAct } from '../../../data/actions/annotation-history.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { readAnnotations, useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { aCase, aDocument, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { commandRegistry } from '../../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../../ui/commands/dispatch-keys.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { usePlacementStore } from '../../../viewer/placement-store.ts';
import { useMarkActs } from '../use-mark-acts.ts';
import { ChangedEvidence } from './ChangedEvidence.tsx';
import type { ComparedMark } from './compare-evidence.ts';
import { useChangedEvidence } from './use-changed-evidence.ts';

const record = aCase();
const OLD =
  'The applicant was born in Bergen and works as a carpenter there. He has never smoked. ' +
  'His blood pressure was taken twice this year, and a third reading was not thought to be needed by anybody.';
const NEW = OLD.replace('never smoked', 'seldom smoked').replace(/, and a third.*$/, '.');
const mark = (n: number, exact: string, by = 'p-ana'): Annotation => {
  const start = OLD.indexOf(exact);
  return {
    ...anAnnotation(),
    id: AnnotationId.parse(`urn:uuid:0193a000-0000-7000-8000-00000000000${n}`),
    creator: { type: 'Person', id: PersonId.parse(by) },
    target: {
      source: 'urn:meridian:document:d-1:v1',
      selector: [describeQuote(OLD, { start, end: start + exact.length })],
    },
  };
};
const born = mark(1, 'born in Bergen');
const smoked = mark(2, 'never smoked');
const third = mark(3, 'a third reading was not thought to be needed');
const evidence = { '/born': [born.id], '/smoker': [smoked.id], '/tobacco': [smoked.id], '/readings': [third.id] };
const NONE: readonly string[] = [];

let store: TestStore;
let stop: () => void;
const onHolds = vi.fn<(pointer: string) => void>();
const onLook = vi.fn<(mark: ComparedMark) => void>();

beforeEach(async () => {
  usePlacementStore.setState({ successors: new Map() });
  stop = listenForKeys(window, () => commandRegistry.all());
  const bytes = new TextEncoder().encode(NEW);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const text = { mediaType: 'text/plain', name: 'letter.txt' };
  const second = {
    ...text,
    id: DocumentId.parse('d-2'),
    supersedes: DocumentId.parse('d-1'),
    bytes: bytes.length,
    sha256,
  };
  store = await openTestStore({ fetch: async () => new Response(bytes) });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', record),
      aPut('document', 'd-1', aDocument(text)),
      aPut('document', 'd-2', aDocument(second)),
    ]),
  );
  await store.cache['cache.storeDocument']({ documentId: DocumentId.parse('d-2'), version: 1, url: 'blob' });
  for (const one of [born, smoked, third]) await putAnnotation(store, one);
});
afterEach(async () => {
  stop();
  vi.clearAllMocks();
  await store.discard();
});

function Changed({ holding = NONE }: { holding?: readonly string[] }) {
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  return caseFile && annotations ? <List caseFile={caseFile} annotations={annotations} holding={holding} /> : null;
}

type ListProps = Pick<Parameters<typeof ChangedEvidence>[0], 'caseFile'> & {
  caseFile: Parameters<typeof useChangedEvidence>[0];
  annotations: Parameters<typeof useChangedEvidence>[1];
  holding: readonly string[];
};

function List({ caseFile, annotations, holding }: ListProps) {
  const { act } = useMarkActs(record.id);
  return (
    <main>
      <h1>Case</h1>
      <h2>Marks</h2>
      <ChangedEvidence
        caseFile={caseFile}
        changed={useChangedEvidence(caseFile, annotations, evidence, holding)}
        questionAt={pointer => pointer.slice(1)}
        readOnly={false}
        act={act}
        onHolds={onHolds}
        onLook={onLook}
      />
    </main>
  );
}

const row = (words: string) => page.getByRole('listitem').filter({ hasText: words });
const press = async (words: string, key: string) => {
  (row(words).element().querySelector('button') as HTMLElement).focus();
  await userEvent.keyboard(key);
};

test('only answers whose evidence changed are listed, with old and new words; the others are told to be where they were', async () => {
  await renderWithStore(store, <Changed />);
  await expect.element(row('smoker, tobacco')).toBeVisible();
  expect(row('smoker, tobacco').element().textContent).toMatch(/likely, \d\d%.*was.*never smoked.*is.*seldom smoked/);
  expect(row('readings').element().textContent).toMatch(/not found.*a third reading.*not in «letter.txt»/);
  expect(page.getByRole('listitem').elements()).toHaveLength(2);
  expect(Object.fromEntries(usePlacementStore.getState().successors)).toEqual({
    [born.id]: 'placed',
    [smoked.id]: 'placed-with-warning',
    [third.id]: 'orphan',
  });
  await expectAccessible();
});

test('«still right» moves the mark onto the new words, as one act; where they are gone the answer says that it holds', async () => {
  await renderWithStore(store, <Changed />);
  await expect.element(row('smoker, tobacco')).toBeVisible();
  await press('smoker, tobacco', 'y');
  await expect.element(row('smoker, tobacco')).not.toBeInTheDocument();
  const moved = (await readAnnotations(store, 'c-1')).find(({ annotation }) => annotation.id === smoked.id);
  expect(moved?.annotation.target).toMatchObject({
    source: 'urn:meridian:document:d-2:v1',
    selector: [{ exact: 'seldom smoked' }],
  });
  expect(onHolds).not.toHaveBeenCalled();
  await press('readings', 'y');
  await vi.waitFor(() => expect(onHolds.mock.calls).toEqual([['/readings']]), { timeout: 10_000 });
  await undoAct(store, 'c-1');
  await expect.element(row('smoker, tobacco')).toBeVisible();
});

test('«look again» leads to the passage and the question, and the row stays until something was decided', async () => {
  await renderWithStore(store, <Changed />);
  await expect.element(row('smoker, tobacco')).toBeVisible();
  await press('smoker, tobacco', 'o');
  expect(onLook.mock.calls[0]?.[0]).toMatchObject({ pointers: ['/smoker', '/tobacco'], found: { page: 1 } });
  await expect.element(row('smoker, tobacco')).toHaveAttribute('data-looked');
});

test('an answer that was said to hold is not asked about again, and the others of its mark are', async () => {
  const holding = ['/smoker', '/readings'];
  await renderWithStore(store, <Changed holding={holding} />);
  await expect.element(row('tobacco')).toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(1);
  expect(row('tobacco').element().textContent).not.toContain('smoker,');
});

test('of a replaced document that is not here nobody knows: a person has to look', async () => {
  const later = aDocument({ id: DocumentId.parse('d-3'), supersedes: DocumentId.parse('d-2') });
  await store.pull(aPage([aPut('document', 'd-3', later)]));
  await renderWithStore(store, <Changed />);
  await expect.element(row('born')).toBeVisible();
  await expect.element(row('born').getByText('cannot be compared')).toBeVisible();
  expect(usePlacementStore.getState().successors.size).toBe(0);
});
