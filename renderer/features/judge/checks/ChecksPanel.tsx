import { answerName } from '../../../../shared/forms/answer-name.ts';
import type { CheckFinding } from '../../../../shared/forms/checks-run.ts';
import { text } from '../../../i18n/text.ts';
import { useChecksOutcome, useForm } from '../use-form.ts';
import styles from './ChecksPanel.module.css';

/** All rules of the form at one glance: how many hold, which do not, and which wait for an answer. */
export function ChecksPanel({ onGo }: { onGo: (pointer: string) => void }) {
  const form = useForm();
  const { findings, isComplete } = useChecksOutcome();
  if (!form.checks.isNeeded) return null;
  const unasked = form.checks.unasked();
  const broken = findings.filter(({ state }) => state === 'broken');
  const open = findings.filter(({ state }) => state === 'open');
  const touched = new Set(findings.map(({ rule }) => rule.id)).size;
  return (
    <details className={styles.panel}>
      <summary>
        <strong>{text('judge.checks.title')}</strong>{' '}
        {isComplete &&
          text('judge.checks.counts', {
            holding: form.checks.count - touched,
            broken: broken.length,
            open: open.length,
          })}
      </summary>
      {unasked > 0 && <p>{text('judge.checks.unasked', { count: unasked })}</p>}
      <ul className={styles.list}>
        {[...broken, ...open].map(finding => (
          <li key={finding.reasonAt}>
            <button type="button" className={styles.jump} onClick={() => onGo(placeOf(finding))}>
              {finding.state === 'broken' ? (
                <>
                  <strong>{text(`judge.checks.${finding.rule.severity}`)}</strong> {finding.message}
                </>
              ) : (
                sayOpen(form.model, finding)
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** An open rule is helped at the answer that it waits for. */
function placeOf({ waitsFor, fields }: CheckFinding): string {
  return waitsFor[0] ?? fields[0] ?? '';
}

function sayOpen(model: Parameters<typeof answerName>[0], { message, waitsFor }: CheckFinding): string {
  if (waitsFor.length === 0) return text('judge.checks.silent', { message });
  const questions = waitsFor.map(pointer => answerName(model, pointer)).join(', ');
  return text('judge.checks.open', { message, questions });
}
