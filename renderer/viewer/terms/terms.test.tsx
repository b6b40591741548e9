import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { keepOwnTerms } from '../../data/actions/keep-term-choice.ts';
import { readTermChoice } from '../../data/queries/use-term-choice.ts';
import { aDocument, aProcess } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { DocumentViewer } from '../DocumentViewer.tsx';
import { frameOf, highlightedIn } from '../testing/in-frame.ts';
import { stubBytes } from '../testing/stub-bytes.ts';

let store: TestStore;
afterEach(async () => await store.discard());

const schema = {
  'x-terms': [
    { id: 'tobacco', name: 'Tobacco', color: 'amber', line: 'wavy', terms: ['smok*'] },
    { id: 'doses', name: 'Doses', color: 'blue', line: 'dotted', terms: [{ pattern: '[0-9]+ mg' }] },
  ],
};
const process = aProcess({ form: { schema } });
const nothing = () => undefined;

async function show(content: string, mediaType: string, name: string): Promise<void> {
  store = await openTestStore();
  const bytes = stubBytes(new TextEncoder().encode(content));
  await renderWithStore(
    store,
    <main style={{ width: 900, height: 700 }}>
      <DocumentViewer
        document={aDocument({ name, mediaType, bytes: bytes.length })}
        openBytes={() => Promise.resolve(bytes)}
        marks={[]}
        canMark
        isActive
        process={process}
        reveal={null}
        isFinding={false}
        onFinding={nothing}
        onPlace={nothing}
        onSelection={nothing}
        onMarkPressed={nothing}
        onPlacements={nothing}
      />
    </main>,
  );
}

const painted = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);
const button = (name: string) => page.getByRole('button', { name });
const soon = { timeout: 10_000 };

test('the terms of the process are underlined in a text, counted by list, switched off and gone through', async () => {
  await show('He smoked, then took 20 mg.\nA smoker since.', 'text/plain', 'Note.txt');
  await vi.waitFor(() => expect(painted('term-amber-wavy')).toEqual(['smoked', 'smoker']), soon);
  expect(painted('term-blue-dotted')).toEqual(['20 mg']);
  await expect.element(button('Tobacco 2 places')).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible();

  await button('Next term').click();
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await vi.waitFor(() => expect(painted('term-current')).toEqual(['smoked']), soon);
  await button('Previous term').click();
  await vi.waitFor(() => expect(painted('term-current')).toEqual(['smoker']), soon);

  await button('Tobacco 2 places').click();
  await vi.waitFor(() => expect(painted('term-amber-wavy')).toEqual([]), soon);
  expect(painted('term-blue-dotted')).toEqual(['20 mg']);
  expect((await readTermChoice(store, process.processId)).off).toEqual(['tobacco']);
  await keepOwnTerms(store, process.processId, ['since']);
  await expect.element(button('My terms today 1 place')).toBeVisible();
});

test('terms are underlined in a page in a frame', async () => {
  await show('<p>She <b>smokes</b> and takes 5 mg.</p>', 'text/html', 'Page.html');
  const frame = await frameOf();
  await vi.waitFor(() => expect(highlightedIn(frame, 'term-amber-wavy')).toEqual(['smokes']), soon);
  expect(highlightedIn(frame, 'term-blue-dotted')).toEqual(['5 mg']);
});

test('terms are underlined in the cells of a table', async () => {
  await show('What,Said\nHabit,he smokes\nDose,5 mg\n', 'text/csv', 'Table.csv');
  await vi.waitFor(() => expect(painted('term-amber-wavy')).toEqual(['smokes']), soon);
  expect(painted('term-blue-dotted')).toEqual(['5 mg']);
});
