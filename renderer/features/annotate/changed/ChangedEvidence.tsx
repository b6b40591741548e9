import { useRef, useState } from 'react';
import { quoteOf } from '../../../../shared/model/annotation.ts';
import type { CaseFile } from '../../../data/views.ts';
import { useStore } from '../../../data/store-context.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { useCommand } from '../../../ui/commands/use-command.ts';
import { placeWords } from '../../../viewer/marks/place-words.ts';
import { placedAnew } from '../placed-anew.ts';
import type { MarkActs } from '../use-mark-acts.ts';
import styles from './ChangedEvidence.module.css';
import type { ComparedMark } from './compare-evidence.ts';

interface ChangedEvidenceProps {
  readonly caseFile: Pick<CaseFile, 'documents'>;
  readonly changed: readonly ComparedMark[];
  /** The question of a pointer, in the words of the form. */
  readonly questionAt: (pointer: string) => string;
  readonly readOnly: boolean;
  readonly act: MarkActs['act'];
  /** The answer holds although its evidence cannot be moved. */
  readonly onHolds: (pointer: string) => void;
  /** Shows the passage and goes to the question. */
  readonly onLook: (mark: ComparedMark) => void;
}

/** The answers whose evidence is not as it was since a document was replaced: old words, new words, and what to do. */
export function ChangedEvidence(props: ChangedEvidenceProps) {
  const { caseFile, changed, questionAt, readOnly, act, onHolds, onLook } = props;
  const store = useStore();
  const list = useRef<HTMLElement>(null);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());

  const holds = async ({ annotation, found, successor, pointers }: ComparedMark) => {
    // Where it is this person's own, the mark moves on and what cites it cites the new words; else the answers say so.
    const isMovable = found !== null && annotation.creator.id === store.me.id;
    if (isMovable) {
      const moved = placedAnew(store, annotation, { document: successor, selectors: found.selectors });
      if (!(await act(...moved))) return;
    } else for (const pointer of pointers) onHolds(pointer);
    announce(text('changed.held', { question: pointers.map(questionAt).join(', ') }));
  };
  const look = (mark: ComparedMark) => {
    setLooked(before => new Set([...before, mark.annotation.id]));
    onLook(mark);
  };
  const inHand = () => {
    const focused = document.activeElement;
    const row = focused && list.current?.contains(focused) ? focused.closest<HTMLElement>('[data-changed]') : null;
    return changed.find(({ annotation }) => annotation.id === row?.dataset['changed']);
  };
  const onRow = (run: (mark: ComparedMark) => void) => () => {
    const mark = inHand();
    if (mark) run(mark);
  };
  const group = text('annotate.group');
  const isEnabled = () => inHand() !== undefined;
  useCommand({
    id: 'annotate.changed.holds',
    title: text('changed.holds'),
    group,
    keys: 'y',
    isEnabled: () => !readOnly && isEnabled(),
    run: onRow(mark => void holds(mark)),
  });
  useCommand({
    id: 'annotate.changed.look',
    title: text('changed.look'),
    group,
    keys: 'o',
    isEnabled,
    run: onRow(look),
  });

  if (changed.length === 0) return null;
  const nameOf = (id: string) => caseFile.documents.find(({ record }) => record.id === id)?.record.name ?? '';
  return (
    <section ref={list} className={styles.list} aria-label={text('changed.title')}>
      <h3 className={styles.title}>{text('changed.count', { count: changed.length })}</h3>
      <ol className={styles.rows}>
        {changed.map(mark => (
          // Rows are stopped at by key: what is done with one is asked of the one that has the focus.
          <li
            key={mark.annotation.id}
            className={styles.row}
            data-changed={mark.annotation.id}
            data-looked={looked.has(mark.annotation.id) || undefined}
          >
            <p className={styles.question}>
              <strong>{mark.pointers.map(questionAt).join(', ')}</strong>
              <span className={styles.score}>
                {mark.found
                  ? text('place.likely', {
                      score: formatNumber(Math.min(0.99, mark.found.score), { style: 'percent' }),
                    })
                  : text(mark.state === 'gone' ? 'place.lost' : 'changed.unread')}
              </span>
            </p>
            <dl className={styles.quotes}>
              <dt>{text('changed.was')}</dt>
              <dd>{oneLine(quoteOf(mark.annotation)?.exact ?? placeWords(mark.annotation) ?? '')}</dd>
              <dt>{text('changed.is')}</dt>
              <dd data-none={mark.found === null || undefined}>
                {mark.found
                  ? oneLine(mark.found.quote.exact)
                  : text('changed.nothing', { name: nameOf(mark.successor.id) })}
              </dd>
            </dl>
            <div className={styles.actions}>
              <Button keys="o" onPress={() => look(mark)}>
                {text('changed.look')}
              </Button>
              {!readOnly && (
                <Button tone="primary" keys="y" onPress={() => void holds(mark)}>
                  {text('changed.holds')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}
