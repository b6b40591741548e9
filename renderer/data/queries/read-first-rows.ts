import type { Me } from '../../../shared/model/person.ts';
import type { MeridianDb } from '../db.ts';
import { buildQueue } from '../derive/build-queue.ts';
import { readFirstFeed } from '../feed/first-heads.ts';
import type { BulkCipher } from '../sealed/bulk-cipher.ts';
import type { QueueRow } from '../views.ts';
import { readInputs } from './read-queue-inputs.ts';

/**
 * The rows that the queue shows first, before the feed is read: what the cache kept of the feed, with this person's work
 * of this moment laid over. Null when nothing was kept that is of the feed's last page.
 */
export async function readFirstRows(db: MeridianDb, cipher: BulkCipher, me: Me): Promise<readonly QueueRow[] | null> {
  const feed = await readFirstFeed({ db, cipher });
  if (!feed) return null;
  const cases = feed.cases().map(head => head.id);
  const documents = cases.flatMap(id => feed.ofCase(id, 'document')).map(({ columns }) => columns.bytesKey);
  const [inputs, drafts, bytes] = await Promise.all([
    readInputs(db),
    db.drafts.bulkGet(cases),
    db.bytes.bulkGet(documents),
  ]);
  const inState = (wanted: string) => new Set(bytes.flatMap(row => (row?.state === wanted ? [row.key] : [])));
  return buildQueue(
    {
      ...inputs,
      feed,
      drafts: new Set(drafts.flatMap(row => row?.caseId ?? [])),
      verified: inState('verified'),
      failed: inState('failed'),
      isLead: me.roles.includes('lead'),
    },
    new Map(),
  );
}
