import { typedDraft } from '../../typed-drafts.ts';

const SAVES = 150;
const BYTES = 4 * 1024;

const open = indexedDB.open('bare', 1);
open.onupgradeneeded = () => open.result.createObjectStore('drafts', { keyPath: 'caseId' });
await new Promise((resolve, reject) => {
  open.onsuccess = resolve;
  open.onerror = reject;
});

/** One floor of the two: a bare put, on the disk when it is reported. The other is an append and a sync, in Node. */
async function put(value: unknown): Promise<void> {
  const transaction = open.result.transaction('drafts', 'readwrite', { durability: 'strict' });
  transaction.objectStore('drafts').put(value);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = reject;
  });
}

const times: number[] = [];
for (let i = 0; i < SAVES; i++) {
  const draft = typedDraft(i, BYTES);
  const from = performance.now();
  await put(draft);
  times.push(performance.now() - from);
}
document.body.setAttribute('data-times', JSON.stringify(times));
