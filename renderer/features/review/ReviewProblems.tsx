import { answerName } from '../../../shared/forms/answer-name.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import { reviewProblems, type ReviewProblem } from '../../../shared/forms/review-completion.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewPanel.module.css';
import { useReviewSummary } from './use-review-summary.ts';

/** More names are no help: the next one is a key away. */
const MOST_NAMES = 5;

interface ReviewProblemsProps {
  model: FormModel;
  /** Null: to the disposition. */
  onGo: (pointer: string | null) => void;
}

/** What stands in the way of finishing, where the person pressed the button, and ways to get there. */
export function ReviewProblems({ model, onGo }: ReviewProblemsProps) {
  const { store } = useReviewing();
  // What was mended falls out of the list.
  const { disposition } = useReviewSummary();
  const problems = reviewProblems(store.pointers, store.items(), disposition);
  if (problems.length === 0) return null;
  return (
    <Banner tone="warning" title={text('review.cannotFinish')}>
      <ul className={styles.problems}>
        {problems.map(problem => (
          <li key={problem.code}>
            <button type="button" className={styles.jump} onClick={() => onGo(problem.pointers[0] ?? null)}>
              {[sentence(problem), namesOf(model, problem)].filter(Boolean).join(' ')}
            </button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function namesOf(model: FormModel, { pointers }: ReviewProblem): string {
  const names = pointers.slice(0, MOST_NAMES).map(pointer => answerName(model, pointer));
  return names.join(', ') + (pointers.length > MOST_NAMES ? '…' : '');
}

function sentence({ code, pointers }: ReviewProblem): string {
  const count = pointers.length;
  switch (code) {
    case 'open':
      return text('review.problem.open', { count });
    case 'comment-missing':
      return text('review.problem.comment', { count });
    case 'correction-missing':
      return text('review.problem.correction', { count });
    case 'has-mistakes':
      return text('review.problem.hasMistakes', { count });
    case 'no-mistakes':
      return text('review.problem.noMistakes');
    case 'no-disposition':
      return text('review.problem.noDisposition');
    default:
      return unreachable(code);
  }
}
