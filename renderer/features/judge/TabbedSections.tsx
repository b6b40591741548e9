import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { FormSection } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { FormBlocks } from './FormBlocks.tsx';
import { REVEAL } from './focus-question.ts';
import styles from './TabbedSections.module.css';
import { useForm, useProgress, useVisible } from './use-form.ts';

interface Labelled {
  section: FormSection;
  label: string;
}

interface TabbedSectionsProps {
  sections: readonly Labelled[];
  /** One after the other, with buttons to go on. */
  isStepper: boolean;
}

/**
 * The parts of a form one at a time, where its layout says so (`variant: tabs` or `stepper`). All of them are on the
 * page, so that a missing answer in another part is found and shown.
 */
export function TabbedSections({ sections, isStepper }: TabbedSectionsProps) {
  const [chosen, setChosen] = useState(sections[0]?.section.id ?? '');
  const root = useRef<HTMLDivElement>(null);
  // Whoever sends the focus into a part that is not in sight asks for it first, on the element.
  useEffect(() => {
    const element = root.current;
    const reveal = (event: Event) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset['section'] : undefined;
      if (id !== undefined) flushSync(() => setChosen(id));
    };
    element?.addEventListener(REVEAL, reveal);
    return () => element?.removeEventListener(REVEAL, reveal);
  }, []);
  const at = sections.findIndex(({ section }) => section.id === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
    const here = tabs.findIndex(tab => tab === document.activeElement);
    const next = tabs[(here + step + tabs.length) % tabs.length];
    next?.focus();
    next?.click();
  };
  const go = (to: number) => {
    const next = sections[to]?.section.id;
    if (next !== undefined) setChosen(next);
  };
  return (
    <div ref={root}>
      {/* The tabs in it have the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div role="tablist" aria-label={text('judge.sections')} className={styles.tabs} onKeyDown={onKeyDown}>
        {sections.map(({ section, label }) => (
          <SectionTab
            key={section.id}
            section={section}
            label={label}
            isChosen={section.id === chosen}
            onChoose={() => setChosen(section.id)}
          />
        ))}
      </div>
      {sections.map(({ section, label }) => (
        <section
          key={section.id}
          id={`panel-${section.id}`}
          role="tabpanel"
          aria-label={label}
          data-section={section.id}
          hidden={section.id !== chosen}
        >
          <FormBlocks blocks={section.blocks} near="" />
        </section>
      ))}
      {isStepper && (
        <div className={styles.steps}>
          <Button isDisabled={at <= 0} onPress={() => go(at - 1)}>
            {text('hidden.back')}
          </Button>
          <span>{text('hidden.step', { step: at + 1, count: sections.length })}</span>
          <Button isDisabled={at >= sections.length - 1} onPress={() => go(at + 1)}>
            {text('hidden.next')}
          </Button>
        </div>
      )}
    </div>
  );
}

function SectionTab({ section, label, isChosen, onChoose }: Labelled & { isChosen: boolean; onChoose: () => void }) {
  const { model } = useForm();
  const { answered, asked } = useProgress(model.sections.find(one => one.id === section.id) ?? section);
  if (!useVisible(section.rules, '')) return null;
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isChosen}
      aria-controls={`panel-${section.id}`}
      tabIndex={isChosen ? 0 : -1}
      className={styles.tab}
      onClick={onChoose}
    >
      {label}
      {asked > 0 && <span className={styles.count}>{text('judge.sectionProgress', { answered, asked })}</span>}
    </button>
  );
}
