import type { OutboxRow, OverlayRow } from '../rows.ts';

/**
 * What must lie over the feed for one annotation, by the acts on it. Null: nothing, because the feed shows the last act
 * or the person set it aside.
 *
 * @param entries every act on the annotation, settled or not
 */
export function rebuildOverlay(here: OverlayRow | undefined, entries: readonly OutboxRow[]): OverlayRow | null {
  const last = entries.toSorted((a, b) => a.seq - b.seq).at(-1);
  if (!last) return here ?? null;
  const { id: entryId, state, finished, mutation, caseId, serverVersion } = last;
  const { act, target, baseVersion } = mutation;
  if (finished === 1 || caseId === null) return null;
  const annotation = act.type === 'annotation.put' ? act.payload : null;
  const acceptedVersion = state === 'accepted' ? (serverVersion ?? baseVersion + 1) : null;
  return { id: target.id, caseId, annotation, entryId, acceptedVersion };
}
