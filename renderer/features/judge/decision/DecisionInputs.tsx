import type { InputReading } from '../../../../shared/rules/decision-table.ts';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { text } from '../../../i18n/text.ts';
import { EvidenceChips } from '../../../ui/EvidenceChips/EvidenceChips.tsx';
import styles from '../DecisionPanel.module.css';
import { usePanel } from '../panel-context.ts';
import { useForm } from '../use-form.ts';
import { questionOf, readPlaces } from './read-places.ts';
import { sayValue } from './say-result.ts';

/** What the rules read: each value, the question that it comes from, and the places that its answer rests on. */
export function DecisionInputs({ inputs, onGo }: { inputs: readonly InputReading[]; onGo: (pointer: string) => void }) {
  const form = useForm();
  return (
    <details className={styles.inputs}>
      <summary>{text('judge.decision.inputs')}</summary>
      <dl>
        {inputs.map(input => {
          const question = questionOf(form, input.expression);
          return (
            <div key={`${input.expression} ${input.label}`}>
              <dt>{question?.label ?? input.label}</dt>
              <dd>
                {sayValue(question, input.value)}
                <Sources expression={input.expression} onGo={onGo} />
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

function Sources({ expression, onGo }: { expression: string; onGo: (pointer: string) => void }) {
  const form = useForm();
  const { chip, onRevealEvidence } = usePanel();
  const places = readPlaces(form, expression);
  return places.map(({ pointer, evidence }) => {
    const question = answerName(form.model, pointer);
    return (
      <div key={pointer} className={styles.source}>
        <button type="button" className={styles.jump} onClick={() => onGo(pointer)}>
          {text('judge.decision.goTo', { question })}
        </button>
        {evidence.length > 0 && (
          <EvidenceChips
            label={text('judge.evidenceFor', { question })}
            chips={evidence.map(chip)}
            onShow={onRevealEvidence}
          />
        )}
      </div>
    );
  });
}
