import { Check } from 'lucide-react';
import { useRef } from 'react';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { focusFirstIn } from '../focus-question.ts';
import { usePanel } from '../panel-context.ts';
import { useForm, useRecheck } from '../use-form.ts';
import styles from './Recheck.module.css';
import { sayChanges } from './say-changes.ts';

export const CONFIRM_KEYS = 'Alt+K';

/** At an answer that was moved to another version of its question: what changed, until its author has confirmed it. */
export function RecheckMark({ pointer, id }: { pointer: string; id: string }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const recheck = useRecheck(pointer);
  const mark = useRef<HTMLDivElement>(null);
  if (!recheck) return null;
  const { changes, former } = recheck;
  const confirm = () => {
    const question = mark.current?.closest('[data-question]');
    form.confirm(pointer);
    announce(text('migration.confirmed', { count: form.unchecked().size }));
    // The button goes; the person stays at the question.
    if (question) requestAnimationFrame(() => focusFirstIn(question));
  };
  return (
    <div ref={mark} className={styles.mark}>
      <p id={id}>
        {former === undefined
          ? text('migration.mark.check', { changes: sayChanges(changes) })
          : text('migration.mark.former', { from: form.migration()?.before.process.version ?? '', former })}
      </p>
      {!isReadOnly && (
        <Button
          keys={CONFIRM_KEYS}
          icon={<Check size={14} aria-hidden="true" />}
          aria-describedby={id}
          onPress={confirm}
        >
          {text(former === undefined ? 'migration.mark.confirm' : 'migration.mark.leave')}
        </Button>
      )}
    </div>
  );
}
