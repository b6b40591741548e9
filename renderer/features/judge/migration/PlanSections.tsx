import type { ReactNode } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { answersLeft } from '../../../../shared/forms/migrate-apply.ts';
import type { MigratedAnswer, MigrationPlan } from '../../../../shared/forms/migrate-plan.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { text } from '../../../i18n/text.ts';
import { sayAnswer, sayQuestion, type Models } from './migration-of.ts';
import styles from './Migration.module.css';
import { sayChanges } from './say-changes.ts';

interface PlanSectionsProps {
  plan: MigrationPlan;
  models: Models;
  before: Judgment;
}

/** Everything that a move would do to a draft, what needs the person first. */
export function PlanSections({ plan, models, before }: PlanSectionsProps) {
  const left = answersLeft(plan);
  const check = plan.answers.filter(({ outcome }) => outcome === 'to-check');
  const misfit = plan.answers.filter(answer => answer.outcome === 'misfit' && !left.includes(answer));
  const carried = plan.answers.filter(({ outcome, value }) => outcome === 'carried' && value !== undefined);
  const entry = (answer: MigratedAnswer) => (
    <Entry
      key={answer.pointer}
      question={sayQuestion(answer, models)}
      said={sayAnswer(answer, models, before)}
      {...(answer.changes.length > 0 && { note: text('migration.changed', { changes: sayChanges(answer.changes) }) })}
    />
  );
  const named = (key: string) => answerName(models.to, key);
  return (
    <div className={styles.plan}>
      <Section title={text('migration.misfit.title', { count: misfit.length })} about={text('migration.misfit.about')}>
        {misfit.map(entry)}
      </Section>
      <Section title={text('migration.check.title', { count: check.length })} about={text('migration.check.about')}>
        {check.map(entry)}
      </Section>
      <Section title={text('migration.left.title', { count: left.length })} about={text('migration.left.about')}>
        {left.map(entry)}
      </Section>
      <Section title={text('migration.added.title', { count: plan.added.length })}>
        {plan.added.map(({ key, required }) => (
          <Entry key={key} question={named(key)} {...(required && { said: text('judge.required') })} />
        ))}
      </Section>
      <Section title={text('migration.requirements.title')}>
        {plan.requirements.map(({ key, what, now }) => (
          <Entry key={`${key} ${what}`} question={named(key)} said={text(`migration.requirement.${what}.${now}`)} />
        ))}
      </Section>
      <Section title={text('migration.rules.title')}>
        {[
          plan.decision !== 'same' && text(`migration.decision.${plan.decision}`),
          plan.decision !== 'same' &&
            before.decision?.overriddenBy !== undefined &&
            text('migration.decision.override'),
          plan.hasOtherGuidelines && text('migration.guidelines'),
        ]
          .filter(said => said !== false)
          .map(said => (
            <li key={said}>{said}</li>
          ))}
      </Section>
      <p className={styles.carried}>{text('migration.carried', { count: carried.length })}</p>
    </div>
  );
}

function Section({ title, about, children }: { title: string; about?: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function Entry({ question, said, note }: { question: string; said?: string; note?: string }) {
  return (
    <li>
      {said === undefined ? question : text('migration.entry', { question, said })}
      {note !== undefined && <span className={styles.note}> ({note})</span>}
    </li>
  );
}
