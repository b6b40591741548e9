import { answerName } from '../../../shared/forms/answer-name.ts';
import type { Review } from '../../../shared/model/review.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './JudgmentPanel.module.css';
import { useForm } from './use-form.ts';

interface NoticesProps {
  sealedBecause: string | null;
  isStale: boolean;
  review: Review | null;
  /** Shows both versions; undefined where that is not offered. */
  onCompare: (() => void) | undefined;
  onGo: (pointer: string) => void;
}

/** What holds for the whole form: that it is sealed, that it came back, that there is another version. */
export function Notices({ sealedBecause, isStale, review, onCompare, onGo }: NoticesProps) {
  const form = useForm();
  const wrong = review?.items.filter(item => item.verdict === 'incorrect') ?? [];
  return (
    <>
      {sealedBecause !== null && <Banner tone="info" title={sealedBecause} />}
      {isStale && sealedBecause === null && !review && (
        <Banner
          tone="warning"
          title={text('judge.stale.title')}
          actions={onCompare && <Button onPress={onCompare}>{text('conflict.stale.decide')}</Button>}
        >
          {text('judge.stale.body')}
        </Banner>
      )}
      {review && (
        <Banner tone="warning" title={text('judge.returned.title', { count: wrong.length })}>
          {review.comment !== undefined && review.comment !== '' && <p className={styles.comment}>{review.comment}</p>}
          <ul className={styles.summaryList}>
            {wrong.map(item => (
              <li key={item.pointer}>
                <button type="button" className={styles.jump} onClick={() => onGo(item.pointer)}>
                  {text('judge.problems.entry', {
                    question: answerName(form.model, item.pointer),
                    problem: item.comment ?? '',
                  })}
                </button>
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
