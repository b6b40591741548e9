import type { FailedCell, NearMiss } from '../../../../shared/rules/decision-table.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import styles from '../DecisionPanel.module.css';
import { useForm } from '../use-form.ts';
import { questionOf, readPlaces } from './read-places.ts';
import { sayOutputs, sayValue } from './say-result.ts';

interface NearestRulesProps {
  rules: readonly NearMiss[];
  onGo: (pointer: string) => void;
}

/** What would change the result: the rules that fewest answers keep from applying, and by how much. */
export function NearestRules({ rules, onGo }: NearestRulesProps) {
  if (rules.length === 0) return null;
  return (
    <details className={styles.inputs}>
      <summary>{text('judge.decision.nearest')}</summary>
      <ul className={styles.rows}>
        {rules.map(rule => (
          <li key={rule.index}>
            {text('judge.decision.wouldGive', { number: rule.index + 1, result: sayOutputs(rule.outputs) })}
            {rule.description !== null && ` ${rule.description}`}
            <ul className={styles.rows}>
              {rule.failed.map(cell => (
                <li key={`${cell.expression} ${cell.test}`}>
                  <Failed cell={cell} onGo={onGo} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Failed({ cell, onGo }: { cell: FailedCell; onGo: (pointer: string) => void }) {
  const form = useForm();
  const question = questionOf(form, cell.expression);
  const said = text('judge.decision.cell', {
    input: question?.label ?? cell.input,
    test: cell.test,
    value: sayValue(question, cell.value),
  });
  const unit = question?.unit === undefined ? '' : ` ${question.unit}`;
  const away =
    cell.distance !== null && cell.distance > 0
      ? ` ${text('judge.decision.away', { distance: formatNumber(cell.distance, { maximumFractionDigits: 15 }) + unit })}`
      : '';
  const [place] = readPlaces(form, cell.expression);
  if (!place) return said + away;
  return (
    <button type="button" className={styles.jump} onClick={() => onGo(place.pointer)}>
      {said + away}
    </button>
  );
}
