import { useEffect, useRef } from 'react';
import type { LinkKind } from '../../../../shared/model/about.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { useCommand } from '../../../ui/commands/use-command.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl/SegmentedControl.tsx';
import { LINK_KINDS, linkWords } from './link-words.ts';
import styles from './Talk.module.css';

interface LinkBarProps {
  /** The words of the mark that the link begins at. */
  readonly words: string;
  readonly kind: LinkKind;
  readonly onKind: (kind: LinkKind) => void;
  readonly onCancel: () => void;
}

/** While a link is drawn: what it is to say, and that its other end is chosen next. */
export function LinkBar({ words, kind, onKind, onCancel }: LinkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  // The focus is the browser's: what the link says is chosen first.
  useEffect(() => bar.current?.querySelector<HTMLElement>('[role=radio]')?.focus(), []);
  useCommand({
    id: 'annotate.link.cancel',
    title: text('link.cancel'),
    group: text('annotate.group'),
    keys: 'Escape',
    run: onCancel,
  });
  return (
    <div ref={bar} className={styles.bar} role="group" aria-label={text('link.bar')}>
      <p className={styles.barWords}>{text('link.from', { words })}</p>
      <SegmentedControl
        label={text('link.kind')}
        selected={kind}
        onSelect={id => onKind(id as LinkKind)}
        segments={LINK_KINDS.map(id => ({ id, label: linkWords({ kind: id, isFrom: true }) }))}
      />
      <p className={styles.barWords}>{text('link.choose')}</p>
      <Button keys="Escape" onPress={onCancel}>
        {text('annotate.cancel')}
      </Button>
    </div>
  );
}
