import { expect, test } from 'vitest';
import { CaseId, DocumentId } from '../../shared/model/ids.ts';
import type { SessionState } from '../../shared/rpc/contract.ts';
import { createPaneDesk } from './pane-desk.ts';
import { anUnlocked } from './testing/a-desk.ts';

const subject = { caseId: CaseId.parse('c-1'), documentId: DocumentId.parse('d-1') };
const signedIn = (storeName = 'meridian-0123456789abcdef'): SessionState => ({
  status: 'signed-in',
  unlocked: anUnlocked({ storeName }),
  reauthenticate: false,
  hasPin: false,
  leaseExpiresAt: null,
});
const signedOut: SessionState = { status: 'signed-out', apiUrl: null, clientName: null, wiped: null };
const locked: SessionState = {
  status: 'locked',
  name: 'Ana',
  clientName: 'Northwind Life',
  reason: 'idle',
  hasPin: false,
  retryAt: null,
};

function aDesk() {
  let closed = 0;
  const asked: string[] = [];
  const desk = createPaneDesk({
    openPane: async paneId => {
      asked.push(paneId);
      return `/?window=${paneId}`;
    },
    closePanes: () => void closed++,
  });
  const open = async (): Promise<string> => {
    const answer = await desk.open(subject);
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value.paneId;
  };
  return { desk, open, asked, closed: () => closed };
}

test('a pane is known by an id that says nothing, and its window learns what it is for', async () => {
  const { desk, open, asked } = aDesk();
  desk.follow(signedIn());
  const [one, two] = [await open(), await open()];
  expect(asked).toEqual([one, two]);
  expect(one).not.toBe(two);
  expect(one).not.toContain(subject.caseId);
  expect([desk.subjectOf(one), desk.subjectOf('AAAAAAAAAAAAAAAAAAAAAA')]).toEqual([subject, null]);
});

test('a lock leaves panes where they are; they go with their person', async () => {
  const { desk, open, closed } = aDesk();
  desk.follow(signedIn());
  const paneId = await open();
  desk.follow(locked);
  desk.follow(signedIn());
  expect([desk.subjectOf(paneId), closed()]).toEqual([subject, 0]);
  desk.follow(signedOut);
  expect([desk.subjectOf(paneId), closed()]).toEqual([null, 1]);
  expect(await desk.open(subject)).toMatchObject({ failure: { code: 'locked' } });
  desk.follow(signedIn());
  await open();
  desk.follow(signedIn('meridian-somebodyelse000'));
  expect(closed()).toBe(2);
});

test('there is an end to how many windows are opened, and one that was closed makes room', async () => {
  const { desk, open } = aDesk();
  desk.follow(signedIn());
  const panes: string[] = [];
  for (let i = 0; i < 8; i++) {
    const paneId = await open();
    panes.push(paneId);
    desk.connected(paneId);
  }
  expect(await desk.open(subject)).toMatchObject({ failure: { code: 'too-many' } });
  // Only reloaded: the next pipe came before the last one was gone.
  desk.connected(panes[3] ?? '');
  desk.gone(panes[3] ?? '');
  expect(await desk.open(subject)).toMatchObject({ ok: false });
  desk.gone(panes[5] ?? '');
  await open();
  expect(desk.subjectOf(panes[5] ?? '')).toBeNull();
  expect(desk.subjectOf(panes[3] ?? '')).toEqual(subject);
});
