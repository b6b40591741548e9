import { useEffect } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CaseId } from '../../shared/model/ids.ts';
import type { WorkstationRules } from '../../shared/model/person.ts';
import { aPerson } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import type { WindowUse } from './session.ts';
import { SessionContext } from './session-context.ts';
import { openSession } from './testing/frame-in-store.tsx';
import { useDocumentNotes } from './use-document-notes.ts';
import { useExits } from './use-exits.ts';
import { useWorkspace } from './workspace-store.ts';

let store: TestStore;
afterEach(async () => {
  useWorkspace.getState().leave();
  await store.discard();
});
const caseId = CaseId.parse('c-1');
let showDocuments: (ids: readonly string[]) => void = () => {};

function Window() {
  useExits(caseId);
  const noteDocuments = useDocumentNotes(caseId);
  useEffect(() => {
    showDocuments = noteDocuments;
  }, [noteDocuments]);
  return (
    <>
      <p>never smoked</p>
      <input aria-label="An answer" defaultValue="twelve" />
    </>
  );
}

async function windowWith(rules: Partial<WorkstationRules>): Promise<WindowUse[]> {
  const me = aPerson();
  store = await openTestStore({ unlocked: { me: { ...me, workstation: { ...me.workstation, ...rules } } } });
  const uses: WindowUse[] = [];
  const session = { ...openSession([]), noteUse: (use: WindowUse) => void uses.push(use) };
  await renderWithStore(
    store,
    <SessionContext value={session}>
      <Window />
    </SessionContext>,
  );
  return uses;
}
const said = () => useWorkspace.getState().said?.words ?? '';

/** What the browser does when text that is selected is copied; false: it was refused. */
function copyWords(): boolean {
  getSelection()?.selectAllChildren(page.getByText('never smoked').element());
  return document.dispatchEvent(new ClipboardEvent('copy', { cancelable: true }));
}

test('G25 text that is copied is told to the audit trail by its length, and not a word of it', async () => {
  const uses = await windowWith({ copyText: 'within-app' });
  expect(copyWords()).toBe(true);
  getSelection()?.removeAllRanges();
  document.dispatchEvent(new ClipboardEvent('copy', { cancelable: true }));
  expect(uses).toEqual([{ type: 'text.copied', caseId, characters: 12 }]);
});

test('where the client allows no copying, text of a case is not copied and the person hears why; their own words are', async () => {
  const uses = await windowWith({ copyText: 'none' });
  expect(copyWords()).toBe(false);
  expect(said()).toContain('does not allow text to be copied');
  expect(uses).toEqual([]);
  await page.getByLabelText('An answer').click();
  await userEvent.keyboard('{Control>}a{/Control}');
  const field = page.getByLabelText('An answer').element();
  expect(field.dispatchEvent(new ClipboardEvent('copy', { cancelable: true, bubbles: true }))).toBe(true);
  expect(uses).toEqual([{ type: 'text.copied', caseId, characters: 6 }]);
});

test('G25 printing that the client does not allow is refused, said, and told to the audit trail', async () => {
  const uses = await windowWith({ print: false });
  const press = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true, bubbles: true });
  expect(document.body.dispatchEvent(press)).toBe(false);
  expect(said()).toContain('does not allow cases to be printed');
  window.dispatchEvent(new Event('beforeprint'));
  expect(uses).toEqual([
    { type: 'print.refused', caseId },
    { type: 'print.refused', caseId },
  ]);
  expect(document.documentElement.dataset['mayPrint']).toBeUndefined();
});

test('where printing is allowed it goes its way', async () => {
  const uses = await windowWith({ print: true });
  const press = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true, bubbles: true });
  expect(document.body.dispatchEvent(press)).toBe(true);
  expect(document.documentElement.dataset['mayPrint']).toBe('');
  expect(uses).toEqual([]);
});

test('G25 each document that is opened is told to the audit trail once', async () => {
  const uses = await windowWith({});
  showDocuments(['d-1']);
  showDocuments(['d-1', 'd-2']);
  showDocuments(['d-1']);
  expect(uses).toEqual([
    { type: 'document.opened', caseId, documentId: 'd-1' },
    { type: 'document.opened', caseId, documentId: 'd-2' },
  ]);
});
