import { ArrowLeft } from 'lucide-react';
import type { CaseFile } from '../../data/views.ts';
import { toneOf } from '../../features/case-list/state-groups.ts';
import { TimeLeftCell } from '../../features/case-list/TimeLeftCell.tsx';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { StatusBadge } from '../../ui/StatusBadge/StatusBadge.tsx';
import styles from './CaseScreen.module.css';
import { CaseTitle } from './CaseTitle.tsx';

/** Which case this is, what state it is in, and how long is left: one line, always on the screen. */
export function CaseHeader({ caseFile, onClose }: { caseFile: CaseFile; onClose: () => void }) {
  const { record, process, status } = caseFile;
  useCommand({
    id: 'case.close',
    title: text('case.back'),
    group: text('case.group'),
    keys: 'Alt+ArrowLeft',
    run: onClose,
  });
  return (
    <header className={styles.header}>
      <IconButton
        label={text('case.back')}
        icon={<ArrowLeft size={16} aria-hidden="true" />}
        keys="Alt+ArrowLeft"
        onPress={onClose}
      />
      <CaseTitle record={record} />
      {process && <span className={styles.process}>{process.name}</span>}
      <StatusBadge tone={toneOf(status)} label={text(`queue.state.${status}`)} />
      <span className={styles.left}>
        <span className="visually-hidden">{text('case.timeLeft')}</span>
        <TimeLeftCell record={record} />
      </span>
    </header>
  );
}
