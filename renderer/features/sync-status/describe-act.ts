import type { Act } from '../../../shared/model/outbox.ts';
import { text } from '../../i18n/text.ts';

/** What a person did, in their words and not the contract's. */
export function describeAct(act: Act): string {
  if (act.type === 'judgment.submit' && act.payload.round > 1) {
    return text('sync.act.judgment.submitAgain', { round: act.payload.round });
  }
  if (act.type === 'review.complete' && act.payload.disposition !== undefined) {
    return text(`sync.act.review.complete.${act.payload.disposition}`);
  }
  return text(`sync.act.${act.type}`);
}
