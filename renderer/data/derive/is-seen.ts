import type { OutboxEntry } from '../../../shared/model/outbox.ts';

/** True when the server took this act and the feed already shows it, so that nothing must be laid over the feed. */
export function isSeen(entry: OutboxEntry, versionOf: (kind: string, id: string) => number): boolean {
  if (entry.state !== 'accepted') return false;
  const { act, target, baseVersion } = entry.mutation;
  // A shared draft is not laid over anything.
  if (act.type === 'judgment.save') return true;
  if (act.type === 'judgment.submit') return versionOf('submission', act.payload.id) > 0;
  return versionOf(target.kind, target.id) >= (entry.serverVersion ?? baseVersion + 1);
}
