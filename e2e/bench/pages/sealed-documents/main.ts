import { DocumentRecord } from '../../../../shared/model/document.ts';
import type { RecordPut } from '../../../../shared/model/change.ts';
import { applyPage } from '../../../../renderer/data/cache/apply-page.ts';
import { openCache } from '../../../../renderer/data/cache/open-cache.ts';
import { storeDocument } from '../../../../renderer/data/cache/store-document.ts';
import { openParts } from '../../../../renderer/data/open-parts.ts';
import { KeyRing } from '../../../../renderer/data/keys/key-ring.ts';
import type { CaseId } from '../../../../shared/model/ids.ts';
import { ok } from '../../../../shared/result.ts';
import type { RingKey } from '../../../../shared/rpc/keys-contract.ts';
import { systemClock } from '../../../../renderer/data/system-clock.ts';

const AT_ONCE = 4;

const records = DocumentRecord.array().parse(await (await fetch('/list')).json());
// A ring that is in memory alone: one key seals all of them, whoever keeps it.
const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
let next = 1;
const make = (caseId: CaseId | null): RingKey => [next++, caseId, secret];
const ring = new KeyRing({
  'keys.all': async () => ok({ id: 'bench', next, keys: '' }),
  'keys.make': async ({ cases, pages }) => {
    const keys = [...cases, ...Array.from({ length: pages }, () => null)].map(make);
    return ok({ next, keys });
  },
  'keys.destroy': async () => ok(undefined),
  onChange: () => () => {},
});
const masterKey = new Uint8Array(32).fill(7);
const parts = await openParts({ storeName: 'meridian-bench-0123456789ab', masterKey, ring });
const cache = await openCache({ ...parts, clock: systemClock, fetch: url => fetch(url) });
const changes = records.map((value): RecordPut => ({ op: 'put', kind: 'document', id: value.id, version: 1, value }));
const page = { epoch: 'e', changes, nextCursor: '1', hasMore: false, restart: false };
await applyPage(cache, { ...page, serverTime: '2026-11-23T12:00:00Z' });

const waiting = [...records];
let verified = 0;
async function fetchSome(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const stored = await storeDocument(cache, {
      documentId: next.id,
      version: 1,
      url: `/documents/${next.id}?version=1&offset=0`,
    });
    if (stored.ok && stored.value.state === 'verified') verified++;
  }
}
const begun = performance.now();
await Promise.all(Array.from({ length: AT_ONCE }, fetchSome));
document.body.setAttribute('data-verified', String(verified));
document.body.setAttribute('data-ms', String(performance.now() - begun));
