import { waitingMutations } from '../../waiting-mutations.ts';
import { openBenchStore } from '../open-bench-store.ts';

const store = await openBenchStore();
const rows = waitingMutations(1000).map(entry => ({ ...entry, seq: entry.mutation.seq, finished: 0 as const }));
await store.db.outbox.bulkAdd(rows);
document.body.setAttribute('data-ready', '');
