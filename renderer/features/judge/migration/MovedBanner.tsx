import { useState } from 'react';
import type { DraftMigration } from '../../../../shared/model/draft-migration.ts';
import { useStore } from '../../../data/store-context.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner/Banner.tsx';
import { Button } from '../../../ui/Button/Button.tsx';
import { useCommand } from '../../../ui/commands/use-command.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';
import { useForm, useUncheckedCount } from '../use-form.ts';
import styles from './Migration.module.css';
import { undoMove } from './move-draft.ts';
import { CONFIRM_KEYS } from './RecheckMark.tsx';
import { UndoDialog } from './UndoDialog.tsx';

interface MovedBannerProps {
  migration: DraftMigration;
  baseVersion: number;
  keeping: DraftKeeping;
  /** The question that has the focus, or had it last. */
  current: () => string | null;
  onGo: (pointer: string) => void;
}

/** The draft was moved to this version: what is left to check, what did not come along, and the way back. */
export function MovedBanner({ migration, baseVersion, keeping, current, onGo }: MovedBannerProps) {
  const store = useStore();
  const form = useForm();
  const [isUndoing, setUndoing] = useState(false);
  const left = useUncheckedCount();
  const { before, at, gone } = migration;
  const goToNext = () => {
    const next = form.check().find(({ code }) => code === 'unchecked');
    if (next) onGo(next.pointer);
  };
  useCommand({
    id: 'judge.confirmMoved',
    title: text('migration.confirmCommand'),
    group: text('judge.group'),
    keys: CONFIRM_KEYS,
    run: () => {
      const pointer = current();
      if (pointer === null || !form.confirm(pointer)) announce(text('migration.nothingHere'));
      else announce(text('migration.confirmed', { count: form.unchecked().size }));
      goToNext();
    },
  });
  return (
    <>
      <Banner
        tone="info"
        title={text('migration.since.title', {
          from: before.process.version,
          at: formatDateTime(at, localTimeZone()),
        })}
        actions={
          <>
            {left > 0 && <Button onPress={goToNext}>{text('migration.since.next')}</Button>}
            <Button onPress={() => setUndoing(true)}>{text('migration.since.undo')}</Button>
          </>
        }
      >
        <p className={styles.about}>{text('migration.since.left', { count: left })}</p>
        {gone.length > 0 && (
          <details>
            <summary>{text('migration.since.gone', { count: gone.length })}</summary>
            <ul className={styles.list}>
              {gone.map(({ question, answer }, index) => (
                <li key={index}>{text('migration.entry', { question, said: answer })}</li>
              ))}
            </ul>
          </details>
        )}
      </Banner>
      {isUndoing && (
        <UndoDialog
          migration={migration}
          to={keeping.judgment().process.version}
          onClose={() => setUndoing(false)}
          onUndo={() => undoMove(store, keeping, migration, baseVersion)}
        />
      )}
    </>
  );
}
