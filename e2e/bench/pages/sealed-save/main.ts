import { saveDraft } from '../../../../renderer/data/actions/save-draft.ts';
import { typedDraft } from '../../typed-drafts.ts';
import { openBenchStore } from '../open-bench-store.ts';

const SAVES = 150;
const BYTES = 4 * 1024;

const store = await openBenchStore();
const times: number[] = [];
for (let i = 0; i < SAVES; i++) {
  const draft = typedDraft(i, BYTES);
  const from = performance.now();
  await saveDraft(store, draft, 0);
  times.push(performance.now() - from);
}
document.body.setAttribute('data-times', JSON.stringify(times));
