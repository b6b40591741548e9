import '../../../testing/all-texts.ts';
import { createRef } from 'react';
import { afterEach, beforeEach } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { AnnotationId, DocumentId } from '../../../../shared/model/ids.ts';
import { readDraft } from '../../../data/queries/use-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aDocument, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../../ui/places.ts';
import { usePlacementStore } from '../../../viewer/placement-store.ts';
import type { JudgmentHandle } from '../JudgmentPanel.tsx';
import { CaseOnScreen } from '../testing/CaseOnScreen.tsx';

const form: FormDefinition = {
  schema: {
    type: 'object',
    required: ['occupation', 'risk'],
    'x-snippets': [{ id: 's-1', label: 'Smoker', text: '{{occupation}} smokes since {{year}}.' }],
    'x-presets': [
      {
        id: 'clean',
        label: 'Clean case',
        answers: { '/risk': 'standard', '/height': 180, '/gone': 1 },
        rationale: { '/risk': 'Nothing adverse' },
      },
    ],
    properties: {
      occupation: { type: 'string', title: 'Occupation', 'x-evidence': 'required' },
      born: { type: 'string', format: 'date', title: 'Date of birth', 'x-evidence': 'optional' },
      height: { type: 'integer', title: 'Height', maximum: 230 },
      risk: {
        title: 'Risk class',
        oneOf: [
          { const: 'standard', title: 'Standard' },
          { const: 'rated', title: 'Rated' },
        ],
        'x-rationale': 'required',
      },
      notes: { type: 'string', maxLength: 4000, title: 'Notes' },
    },
  },
};
export const record = aCase({ status: 'in-progress' });
export const first = DocumentId.parse('d-1');
const second = DocumentId.parse('d-2');
export const smoked = anAnnotation();
export const id = (n: number) => AnnotationId.parse(`urn:uuid:0193a000-0000-7000-8000-00000000000${n}`);
export const inOther = (n: number, exact: string) =>
  anAnnotation({
    id: id(n),
    target: { source: 'urn:meridian:document:d-2:v1', selector: [{ type: 'TextQuoteSelector', exact }] },
  });
export let store: TestStore;
export const handle = createRef<JudgmentHandle>();

/** A case at work on real IndexedDB, anew for each test of the file that calls it. */
export function eachOnACase(): void {
  beforeEach(async () => {
    forgetPlaces();
    usePlacementStore.setState({ placements: new Map() });
    store = await openTestStore({ clock: systemClock });
    await store.pull(
      aPage([
        aPut('process', 'new-business@1', aProcess({ form })),
        aPut('case', record.id, record),
        aPut('document', first, aDocument({ id: first, pages: 9 })),
        aPut('document', second, aDocument({ id: second, name: 'letter.pdf', pages: 3 })),
      ]),
    );
  });
  afterEach(() => store.discard());
}

export const draw = (onDropSelection?: (at: { pointer: string; label: string }) => void) =>
  renderWithStore(store, <CaseOnScreen caseId={record.id} handle={handle} onDropSelection={onDropSelection} />);
export const kept = async () => (await readDraft(store, record.id))?.judgment;
export const occupation = () => page.getByRole('textbox', { name: /^Occupation/ });
export const evidenceKept = async (pointer: string) => (await kept())?.evidence[pointer];
export const press = (keys: string) => userEvent.keyboard(keys);
