import { ArrowRightLeft, ChevronDown, ChevronUp, Minus, Plus, Replace, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { ChangeKind } from '../../viewer/compare/compare-texts.ts';
import styles from './ComparePanel.module.css';
import { PANE_KEYS } from './pane-keys.ts';
import type { ComparisonInHand } from './use-comparison.ts';

interface ComparePanelProps {
  readonly comparison: ComparisonInHand;
  /** Names of the two documents. */
  readonly before: string;
  readonly after: string;
  readonly onClose: () => void;
}

const ICONS = { added: Plus, removed: Minus, replaced: Replace, moved: ArrowRightLeft } as const;
/** Of a long passage the beginning says which one it is. */
const SHOWN_LETTERS = 160;
/** More rows than this are not read one by one; the keys go to all. */
const SHOWN_ROWS = 500;

/** The list of changes between two documents, below them. */
export function ComparePanel({ comparison, before, after, onClose }: ComparePanelProps) {
  const { changes, current, goTo } = comparison;
  const list = useRef<HTMLOListElement>(null);
  const group = text('panes.group');
  const hasChanges = changes.length > 0;
  const next = () => goTo(current + 1);
  const previous = () => goTo(current <= 0 ? changes.length - 1 : current - 1);
  useCommand({
    id: 'compare.next',
    title: text('compare.next'),
    group,
    keys: PANE_KEYS.nextChange,
    isEnabled: hasChanges,
    run: next,
  });
  useCommand({
    id: 'compare.previous',
    title: text('compare.previous'),
    group,
    keys: PANE_KEYS.previousChange,
    isEnabled: hasChanges,
    run: previous,
  });
  // The row of the current change is kept in sight; scrolling is the browser's.
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const icon = { size: 15, 'aria-hidden': true } as const;
  return (
    <section className={styles.panel} data-region aria-label={text('compare.title', { before, after })}>
      <header className={styles.header}>
        <h2 className={styles.title}>{text('compare.title', { before, after })}</h2>
        <span className={styles.count} role="status">
          {hasChanges &&
            (current < 0
              ? text('compare.count', { changes: changes.length })
              : text('compare.at', { current: current + 1, changes: changes.length }))}
        </span>
        <IconButton
          label={text('compare.previous')}
          keys={PANE_KEYS.previousChange}
          icon={<ChevronUp {...icon} />}
          isDisabled={!hasChanges}
          onPress={previous}
        />
        <IconButton
          label={text('compare.next')}
          keys={PANE_KEYS.nextChange}
          icon={<ChevronDown {...icon} />}
          isDisabled={!hasChanges}
          onPress={next}
        />
        <IconButton label={text('compare.close')} icon={<X {...icon} />} onPress={onClose} />
      </header>
      {comparison.isCoarse && <p className={styles.said}>{text('compare.coarse')}</p>}
      {hasChanges ? (
        <ol ref={list} className={styles.list} aria-label={text('compare.list')}>
          {changes.slice(0, SHOWN_ROWS).map((change, i) => {
            const { was, now } = comparison.words(change);
            return (
              <li key={`${change.before.start}-${change.after.start}-${change.kind}`}>
                <button
                  type="button"
                  className={styles.change}
                  aria-current={i === current || undefined}
                  onClick={() => goTo(i)}
                >
                  <KindIcon kind={change.kind} />
                  <span className={styles.kind}>{text(`compare.${change.kind}`)}</span>
                  <span className={styles.words}>
                    {was !== '' && change.kind !== 'moved' && <del>{brief(was)}</del>}
                    {now !== '' && <ins data-kind={change.kind}>{brief(now)}</ins>}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      ) : (
        <p className={styles.said}>{text(SAID[comparison.state])}</p>
      )}
    </section>
  );
}

const SAID = {
  reading: 'compare.reading',
  'no-words': 'compare.noWords',
  failed: 'compare.failed',
  done: 'compare.same',
} as const;

function KindIcon({ kind }: { kind: ChangeKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} aria-hidden="true" className={styles.icon} data-kind={kind} />;
}

function brief(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ');
  return line.length <= SHOWN_LETTERS ? line : `${line.slice(0, SHOWN_LETTERS)}…`;
}
