import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import type { Reckoning } from '../../../shared/model/journal.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { readOutboxLines } from '../../data/queries/use-outbox.ts';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { handClock } from '../../data/testing/hand-clock.ts';
import { aCase, anAnnotation, aPage, aPerson, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { settleEntry } from '../../testing/outbox-of.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { RescueDialog } from './RescueDialog.tsx';
import { countStore } from './reckoning/count-store.ts';
import { ReckoningDialog } from './reckoning/ReckoningDialog.tsx';

let store: TestStore;
beforeEach(async () => {
  const client = { name: 'Client', timeZone: 'Asia/Kolkata' };
  store = await openTestStore({ unlocked: { me: aPerson({ client }) } });
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
});
afterEach(() => store.discard());

/** A journal that has what the store has. */
async function asTheStore(since: string): Promise<Result<Reckoning>> {
  const { done, atClient, unsent, undecided, setAside, missing } = countStore(
    await readOutboxLines(store, since),
    since,
  );
  const named = missing.map(({ id, caseId, face, at, state }) => ({ id, caseId, type: face.type, at, state }));
  return ok({ since, done, atClient, unsent, undecided, setAside, missing: named, oldestUnsentAt: null });
}
const reckon = (askJournal: (since: string) => Promise<Result<Reckoning>>, isOnline = true, clock = store.clock) =>
  renderWithStore(
    { ...store, clock },
    <ReckoningDialog
      askJournal={askJournal}
      caseName={() => 'NB-1  Term life'}
      lastContactAt="2026-11-23T11:00:00Z"
      isOnline={isOnline}
      onClose={() => {}}
    />,
  );
const dialog = () => page.getByRole('dialog', { name: 'Is everything at the client?' });
async function mark(seq: number): Promise<void> {
  await putAnnotation(store, anAnnotation({ id: `urn:uuid:${seq}` }));
}

test('everything of today is at the client: how much, until when in the client’s time, and what it was', async () => {
  for (const seq of [1, 2, 3]) {
    await mark(seq);
    await settleEntry(store, seq, 'accepted', { serverVersion: 1, settledAt: '2026-11-23T12:00:10Z' });
  }
  await reckon(asTheStore);
  await expect
    .element(dialog().getByText('Everything you did today is at the client: 3 acts, last at 17:30.'))
    .toBeVisible();
  await expect.element(dialog().getByText('Annotation: 3')).toBeVisible();
  await expectAccessible();
});

test('what is not at the client is listed with its reason and what helps', async () => {
  await mark(1);
  await mark(2);
  await settleEntry(store, 2, 'rejected', { reason: 'The case was closed.' });
  await reckon(asTheStore, false);
  await expect.element(dialog().getByText('2 acts are not at the client yet. 0 of the 2 of today are.')).toBeVisible();
  const refused = dialog().getByRole('listitem').filter({ hasText: 'Refused' });
  await expect.element(refused.getByText(/The case was closed\. Read the reason, then send it again/)).toBeVisible();
  await expect.element(dialog().getByText(/^There is no contact at the moment/)).toBeVisible();
  await expectAccessible();
});

test('I3 a journal that does not have at the client what the store has is said, with what happens next', async () => {
  await mark(1);
  await settleEntry(store, 1, 'accepted', { serverVersion: 1, settledAt: '2026-11-23T12:00:10Z' });
  const clock = handClock();
  clock.now = store.clock.now;
  let asked = 0;
  await reckon(
    async since => {
      asked++;
      const agreed = await asTheStore(since);
      return agreed.ok ? ok({ ...agreed.value, atClient: 0, unsent: 1 }) : agreed;
    },
    true,
    clock,
  );
  // Each of its second thoughts: for a moment two records may be apart.
  for (let thought = 1; thought <= 3; thought++) {
    await expect.poll(() => clock.waiting.size).toBe(1);
    expect(asked).toBe(thought);
    await expect.element(dialog().getByText(/^Counting/)).toBeVisible();
    await clock.pass(2_000);
  }
  await expect.element(dialog().getByText('Two records of this machine do not agree')).toBeVisible();
  await expect.element(dialog().getByText(/say different things about one act\. Nothing is lost/)).toBeVisible();
  expect(
    dialog()
      .getByText(/^Everything you did/)
      .elements(),
  ).toEqual([]);
  await expectAccessible();
});

test('without the main process it says what the store knows, and since when', async () => {
  await mark(1);
  await reckon(async () => refuse('disconnected', ''));
  await expect.element(dialog().getByText('The background part of Meridian does not answer')).toBeVisible();
  await expect.element(dialog().getByText(/One act waits to be sent\. The client last answered at/)).toBeVisible();
});

test('it can be asked again, and for this shift', async () => {
  const asked: string[] = [];
  await reckon(async since => {
    asked.push(since);
    return await asTheStore(since);
  });
  await expect.element(dialog().getByText(/^You have done nothing today/)).toBeVisible();
  await mark(1);
  await userEvent.click(dialog().getByRole('button', { name: 'Count again' }));
  await expect.element(dialog().getByText(/^One act is not at the client yet/)).toBeVisible();
  await userEvent.click(dialog().getByRole('radio', { name: 'This shift' }));
  await expect.element(dialog().getByText(/0 of the 1 of this shift are\.$/)).toBeVisible();
  expect(asked[0]).toBe('2026-11-22T18:30:00.000Z');
  expect(asked.at(-1)).toMatch(/^2026-11-23T12:00/);
});

test('sealing says what it is, where the file is, and what to do with it', async () => {
  await renderWithStore(
    store,
    <RescueDialog onSeal={async () => ok({ path: '/media/stick/meridian.jwe', items: 4 })} onClose={() => {}} />,
  );
  await expect.element(page.getByText(/Only the client can open it/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(page.getByRole('button', { name: 'Choose where and seal' }));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(
      '4 acts and drafts are sealed in /media/stick/meridian.jwe. Give this file to your team lead or to the client.',
    );
  expect(page.getByRole('button', { name: 'Choose where and seal' }).elements()).toEqual([]);
});

test.each([
  ['no-recovery-key', /has given no recovery key/],
  ['nothing-unsent', /There is nothing to seal/],
  ['storage', /could not be written/],
  ['disconnected', /does not answer/],
] as const)('sealing that meets %s says what to do', async (code, words) => {
  await renderWithStore(store, <RescueDialog onSeal={async () => refuse(code, '')} onClose={() => {}} />);
  await userEvent.click(page.getByRole('button', { name: 'Choose where and seal' }));
  await expect.element(page.getByText(words)).toBeVisible();
});
