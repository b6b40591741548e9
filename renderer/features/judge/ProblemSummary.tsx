import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { answerName } from '../../../shared/forms/answer-name.ts';
import { fieldAt } from '../../../shared/forms/field-instances.ts';
import type { Problem } from '../../../shared/forms/problem.ts';
import { text } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import styles from './JudgmentPanel.module.css';
import { problemSentence } from './problem-sentence.ts';
import { useForm } from './use-form.ts';

interface ProblemSummaryProps {
  /** What the last attempt found; those that were mended since fall out of the list. */
  problems: readonly Problem[];
  onGo: (pointer: string) => void;
  onClose: () => void;
}

/** Each thing that stands in the way, as a way to get there. */
export function ProblemSummary({ problems, onGo, onClose }: ProblemSummaryProps) {
  const form = useForm();
  // By its code: an answer that was changed and is wrong again is the same thing in the way.
  const isLeft = ({ pointer, code, params }: Problem) => {
    if (code === 'rule' || code === 'rule-reason') {
      return form.checks.problems().some(one => one.code === code && one.params['rule'] === params['rule']);
    }
    return form.problemsAt(pointer).some(one => one.code === code);
  };
  const left = useSyncExternalStore(
    listener => {
      const ends = ['problems', 'checks', 'changed'].map(topic => form.on(topic, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    () => problems.filter(isLeft).length,
  );
  if (left === 0) return null;
  return (
    <section className={styles.summary} aria-label={text('judge.problems.title', { count: left })}>
      <div className={styles.summaryHead}>
        <strong>{text('judge.problems.title', { count: left })}</strong>
        <IconButton label={text('judge.problems.close')} icon={<X size={14} aria-hidden="true" />} onPress={onClose} />
      </div>
      <ul className={styles.summaryList}>
        {problems.filter(isLeft).map(problem => {
          const field = fieldAt(form.model, problem.pointer);
          return (
            <li key={`${problem.code} ${problem.pointer} ${problem.params['rule'] ?? ''}`}>
              <button type="button" className={styles.jump} onClick={() => onGo(problem.pointer)}>
                {text('judge.problems.entry', {
                  question: answerName(form.model, problem.pointer),
                  problem: problemSentence(problem, field),
                })}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
