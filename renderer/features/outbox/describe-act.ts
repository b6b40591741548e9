import type { ActFace } from '../../data/derive/outbox-line.ts';
import { text } from '../../i18n/text.ts';

/** What a person did, in their words and not the contract's. */
export function describeAct({ type, round, disposition }: ActFace): string {
  if (type === 'judgment.submit' && round > 1) return text('sync.act.judgment.submitAgain', { round });
  if (type === 'review.complete' && disposition !== null) return text(`sync.act.review.complete.${disposition}`);
  return text(`sync.act.${type}`);
}
