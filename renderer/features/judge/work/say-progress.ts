import { text } from '../../../i18n/text.ts';
import type { WorkProgress } from './progress-of.ts';

/** How far it is, in one sentence to be read or heard. */
export function sayProgress({ answered, asked, requiredOpen, proven, toProve, problems }: WorkProgress): string {
  return [
    text('judge.progress', { answered, asked }),
    requiredOpen > 0 && text('judge.progress.required', { count: requiredOpen }),
    toProve > 0 && text('judge.progress.evidence', { proven, toProve }),
    problems > 0 && text('judge.progress.problems', { count: problems }),
  ]
    .filter(part => part !== false)
    .join('; ');
}
