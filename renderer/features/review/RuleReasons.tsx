import { answerName } from '../../../shared/forms/answer-name.ts';
import { saidReasons } from '../../../shared/forms/checks-reasons.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import styles from './ReviewPanel.module.css';

interface RuleReasonsProps {
  model: FormModel;
  rationale: Judgment['rationale'];
}

/** The client's soft rules that the answers go against, each with the reason that was given. */
export function RuleReasons({ model, rationale }: RuleReasonsProps) {
  const reasons = saidReasons(model, rationale);
  if (reasons.length === 0) return null;
  return (
    <Banner tone="warning" title={text('judge.checks.reasons', { count: reasons.length })}>
      {reasons.map(({ id, item, message, reason }) => (
        <p key={`${item} ${id}`} className={styles.quote}>
          {item !== '' && <strong>{answerName(model, item)}: </strong>}
          {message} {text('review.rationale', { rationale: reason })}
        </p>
      ))}
    </Banner>
  );
}
