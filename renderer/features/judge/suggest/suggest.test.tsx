import '../../../testing/all-texts.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readProofs } from '../../../../shared/forms/suggestion-proofs.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { suggestionBody } from '../../../../shared/model/suggestion.ts';
import { readDraft } from '../../../data/queries/use-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/layers.css';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aDocument, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { outboxOf } from '../../../testing/outbox-of.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../../ui/places.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { noteSight } from '../../../viewer/page-time.ts';
import { ShownCase } from '../testing/ShownCase.tsx';

const schema: FormDefinition['schema'] = {
  type: 'object',
  properties: {
    occupation: { type: 'string', title: 'Occupation', 'x-evidence': 'required' },
    height: { type: 'integer', title: 'Height', maximum: 230 },
  },
};
const id = (n: number) => AnnotationId.parse(`urn:uuid:0193a000-0000-7000-8000-00000000000${n}`);
const suggested = (n: number, document: string, pointer: string, value: unknown) =>
  anAnnotation({
    id: id(n),
    creator: { type: 'Software', name: 'Northwind Reader' },
    body: [suggestionBody({ pointer, value, model: 'nr-2', confidence: 0.93 })],
    target: {
      source: `urn:meridian:document:${document}:v1`,
      selector: [
        { type: 'TextQuoteSelector', exact: 'works as a roofer' },
        { type: 'FragmentSelector', value: 'page=2' },
      ],
    },
  });
let store: TestStore;
beforeEach(() => forgetPlaces());
afterEach(() => store.discard());

/** @param document of its own for each test: what was in sight is remembered by document */
async function begin(document: string, more: { features?: string[]; schema?: FormDefinition['schema'] } = {}) {
  store = await openTestStore({ clock: systemClock, unlocked: { features: more.features ?? ['suggestions'] } });
  const form = { schema: more.schema ?? schema };
  const marks = [suggested(1, document, '/occupation', 'Roofer'), suggested(2, document, '/height', 300)];
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess({ form })),
      aPut('case', 'c-1', aCase({ status: 'in-progress' })),
      aPut('document', document, aDocument({ id: document })),
      ...marks.map(mark => aPut('annotation', mark.id, mark)),
    ]),
  );
  const onReveal = vi.fn<(annotationId: string) => void>();
  await renderWithStore(store, <ShownCase onReveal={onReveal} />);
  return onReveal;
}
const occupation = () => page.getByRole('textbox', { name: /^Occupation/ });
const offer = (name: RegExp = /Northwind Reader \(nr-2\)/) => page.getByRole('group', { name }).first();
const kept = async () => (await readDraft(store, 'c-1'))?.judgment;
const proofs = async (pointer: string) => readProofs((await kept())?.rationale ?? {}, pointer);
const soon = { timeout: 10_000 };

test('a suggestion is no answer until it is accepted by key, and then its place is the evidence and who looked is recorded', async () => {
  const onReveal = await begin('d-11');
  await expect.element(offer().getByText('93 % sure')).toBeVisible();
  await expectAccessible();
  expect((await kept())?.answers ?? {}).toEqual({});

  await occupation().click();
  await userEvent.keyboard('{Alt>}l{/Alt}');
  expect(onReveal.mock.calls).toEqual([[id(1)]]);
  noteSight({ id: 'd-11', version: 1 }, [2]);
  await userEvent.keyboard('{Alt>}c{/Alt}');
  await expect.element(occupation()).toHaveValue('Roofer');
  await expect.element(page.getByText('Taken from a suggestion by Northwind Reader (nr-2).')).toBeVisible();
  await vi.waitFor(async () => expect((await kept())?.answers).toEqual({ occupation: 'Roofer' }), soon);
  expect((await kept())?.evidence).toEqual({ '/occupation': [id(1)] });
  const [proof] = await proofs('/occupation');
  expect(proof).toMatchObject({ suggestion: id(1), how: 'accepted', value: 'Roofer', page: 2, wasOpened: true });
  expect(Date.parse(proof?.shownAt ?? '')).toBeLessThanOrEqual(Date.parse(proof?.decidedAt ?? ''));

  // Answer, evidence and proof go together.
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(occupation()).not.toHaveValue('Roofer');
  await expect.element(offer().getByRole('button', { name: /^Accept/ })).toBeVisible();
  await vi.waitFor(async () => expect((await kept())?.rationale).toEqual({}), soon);
});

test('what is accepted without its page having been open is flagged at once, and goes with the submission', async () => {
  await begin('d-12');
  await offer()
    .getByRole('button', { name: /^Accept/ })
    .click();
  await expect.element(page.getByText(/without opening its page\. A second person/)).toBeVisible();
  await userEvent.fill(occupation(), 'Tiler');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit/ })
    .click();
  await vi.waitFor(async () => expect(await store.db.outbox.count()).toBeGreaterThan(0), soon);
  const sent = (await outboxOf(store)).flatMap(({ mutation: { act } }) =>
    act.type === 'judgment.submit' ? [act.payload] : [],
  );
  expect(
    sent.map(({ judgment, annotations }) => [readProofs(judgment.rationale, '/occupation'), annotations]),
  ).toMatchObject([[[{ how: 'edited', value: 'Roofer', wasOpened: false, seconds: 0 }], [{ id: id(1) }]]]);
});

test('what the question does not take can only be turned away, and that is recorded too', async () => {
  await begin('d-13');
  const misfit = page.getByRole('group', { name: /Northwind Reader/ }).nth(1);
  await expect.element(misfit.getByText('The question does not take this answer.')).toBeVisible();
  await expect.element(misfit.getByRole('button', { name: /^Accept/ })).not.toBeInTheDocument();
  await misfit.getByRole('button', { name: /^Reject/ }).click();
  await vi.waitFor(async () => expect(await proofs('/height')).toMatchObject([{ how: 'rejected', value: 300 }]), soon);
  expect((await kept())?.answers).toEqual({});
  await expect.element(misfit).not.toBeInTheDocument();
});

test('where the client has not asked for suggestions, nothing is offered', async () => {
  await begin('d-14', { features: [] });
  await expect.element(occupation()).toBeVisible();
  await expect.element(page.getByText(/Suggested by/)).not.toBeInTheDocument();
});
