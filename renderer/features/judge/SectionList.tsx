import { Check } from 'lucide-react';
import { memo } from 'react';
import type { FormSection } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { FormBlocks } from './FormBlocks.tsx';
import { KeptAnswers } from './KeptAnswers.tsx';
import styles from './JudgmentPanel.module.css';
import { TabbedSections } from './TabbedSections.tsx';
import { useForm, useProgress, useVisible } from './use-form.ts';

export function sectionLabel(section: FormSection, index: number, count: number): string {
  return section.label ?? (count === 1 ? text('judge.otherQuestions') : text('judge.section', { number: index + 1 }));
}

interface NavigationProps {
  onGo: (section: FormSection) => void;
}

/** The parts of the form with how far each is; pressing one goes there. */
export function SectionNavigation({ onGo }: NavigationProps) {
  const { model } = useForm();
  // Tabs and steps are their own way around.
  if (model.sections.length < 2 || model.arrangement !== 'list') return null;
  return (
    <nav aria-label={text('judge.sections')} className={styles.sections}>
      {model.sections.map((section, index) => (
        <SectionLink
          key={section.id}
          section={section}
          label={sectionLabel(section, index, model.sections.length)}
          onGo={onGo}
        />
      ))}
    </nav>
  );
}

function SectionLink({ section, label, onGo }: { section: FormSection; label: string } & NavigationProps) {
  const { answered, asked } = useProgress(section);
  if (!useVisible(section.rules, '')) return null;
  const isDone = asked > 0 && answered === asked;
  return (
    <button type="button" className={styles.sectionLink} data-done={isDone || undefined} onClick={() => onGo(section)}>
      {isDone && <Check size={12} aria-hidden="true" />}
      {label}
      {asked > 0 && <span className={styles.sectionCount}>{text('judge.sectionProgress', { answered, asked })}</span>}
    </button>
  );
}

/** Drawn once: what is saved, decided or sealed around the questions draws none of them again. */
export const SectionList = memo(function SectionList() {
  const { model } = useForm();
  if (model.arrangement !== 'list' && model.sections.length > 1) {
    const sections = model.sections.map((section, index) => ({
      section,
      label: sectionLabel(section, index, model.sections.length),
    }));
    return <TabbedSections sections={sections} isStepper={model.arrangement === 'steps'} />;
  }
  return model.sections.map((section, index) => (
    <Section key={section.id} section={section} label={sectionLabel(section, index, model.sections.length)} />
  ));
});

function Section({ section, label }: { section: FormSection; label: string }) {
  if (!useVisible(section.rules, '')) return <KeptAnswers blocks={section.blocks} near="" />;
  return (
    <section aria-label={label} className={styles.section} data-section={section.id}>
      <h2 className={styles.sectionTitle}>{label}</h2>
      <FormBlocks blocks={section.blocks} near="" />
    </section>
  );
}
