import { openBenchStore } from '../open-bench-store.ts';

await openBenchStore();
document.body.setAttribute('data-ready', '');
