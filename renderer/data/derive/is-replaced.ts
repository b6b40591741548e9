import type { OutboxEntry } from '../../../shared/model/outbox.ts';

/** Why a copy of a draft is set aside that never left. Kept with the act, so its words must stay the same for ever. */
export const REPLACED = 'A newer copy of the same draft takes its place.';

/** Set aside because a newer copy says all that it said. Otherwise a person decided so. */
export function isReplaced({
  state,
  reason,
}: Pick<OutboxEntry, 'state'> & { readonly reason?: string | null }): boolean {
  return state === 'set-aside' && reason === REPLACED;
}
