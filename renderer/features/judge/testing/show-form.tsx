import { render } from 'vitest-browser-react';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import { compiled, parts } from '../../../../shared/forms/testing/compiled.ts';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { type TakenTable, TakenTableContext } from '../../../viewer/taken-table.ts';
import { createFillOffers } from '../evidence/fill-offers.ts';
import { createFormStore, type FormStore } from '../form-store.ts';
import { type Panel, PanelContext } from '../panel-context.ts';
import { SectionList, SectionNavigation } from '../SectionList.tsx';
import { suggestionDesk } from '../suggest/suggestion-desk.ts';
import { FormContext } from '../use-form.ts';

/** The questions of a form, without the case around them; what comes back is where its answers are kept. */
export async function showForm(
  definition: FormDefinition,
  begun: Partial<SendableParts> = {},
  taken: TakenTable | null = null,
): Promise<FormStore> {
  const form = createFormStore(compiled(definition), parts(begun));
  const panel: Panel = {
    isReadOnly: false,
    chip: id => ({ id, quote: id, place: '', isOrphan: false }),
    onRevealEvidence: () => {},
    wordsOf: () => '',
    offers: createFillOffers(),
    suggestions: suggestionDesk([], false, new Map(), () => ''),
    submitted: null,
    queries: new Map(),
    returned: new Map(),
    defects: [],
  };
  await render(
    <FormContext value={form}>
      <PanelContext value={panel}>
        <TakenTableContext value={taken}>
          <main>
            <SectionNavigation onGo={() => {}} />
            <div role="form" aria-label="Judgment">
              <SectionList />
            </div>
          </main>
        </TakenTableContext>
      </PanelContext>
    </FormContext>,
  );
  return form;
}
