import { createRoot } from 'react-dom/client';
import '../../../../renderer/i18n/add-later.ts';
import '../../../../renderer/styles/layers.css';
import '../../../../renderer/styles/reset.css';
import '../../../../renderer/styles/tokens.css';
import { StoreContext } from '../../../../renderer/data/store-context.ts';
import type { CaseFile } from '../../../../renderer/data/views.ts';
import { JudgmentPanel } from '../../../../renderer/features/judge/JudgmentPanel.tsx';
import { aCase, aProcess } from '../../../../renderer/testing/builders.ts';
import { formLayout, formSchemaWithChecks } from '../../made-form.ts';
import { openBenchStore } from '../open-bench-store.ts';

const store = await openBenchStore();
const mine = aCase();
const record = { ...mine, status: 'in-progress', assignment: { ...mine.assignment, userId: store.me.id } } as const;
const caseFile: CaseFile = {
  record,
  version: 1,
  status: 'in-progress',
  process: aProcess({ form: { schema: formSchemaWithChecks, uiSchema: formLayout } }),
  documents: [],
  submissions: [],
  reviews: [],
  queries: [],
  notes: [],
  outbox: [],
};
const nothing = (): void => {};
const none: never[] = [];
const handle = { current: null };
const root = document.getElementById('root');
if (!root) throw new Error('no #root');
createRoot(root).render(
  <StoreContext value={store}>
    <main style={{ blockSize: '100vh', inlineSize: '720px' }}>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={none}
        readOnly={false}
        onRevealEvidence={nothing}
        onFocusAnswer={nothing}
        onSubmitted={nothing}
        handle={handle}
      />
    </main>
  </StoreContext>,
);
