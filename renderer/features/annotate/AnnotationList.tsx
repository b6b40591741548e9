import { useRef, useState, type ReactNode } from 'react';
import { type Annotation, quoteOf } from '../../../shared/model/annotation.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField/SearchField.tsx';
import { Select } from '../../ui/Select/Select.tsx';
import { usePlacementStore } from '../../viewer/placement-store.ts';
import styles from './AnnotationList.module.css';
import { ExchangeMarks, type ExchangeMarksProps } from './ExchangeMarks.tsx';
import { AnnotationRow } from './AnnotationRow.tsx';
import { listAnnotations } from './list-annotations.ts';
import { withNote } from './new-annotation.ts';
import { PlacingBar } from './PlacingBar.tsx';
import { usePlacingStore } from './placing-store.ts';
import { RowKeys } from './RowKeys.tsx';
import { LinkBar } from './talk/LinkBar.tsx';
import { useTalk } from './talk/use-talk.ts';
import { useMarkActs } from './use-mark-acts.ts';

export interface AnnotationListProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  /** By annotation id: the labels of the answers that cite it. */
  readonly linkedTo: ReadonlyMap<string, readonly string[]>;
  readonly readOnly: boolean;
  /** Stands above the list. */
  readonly top?: ReactNode;
  /** Left out: the marks are neither given out nor taken in here. */
  readonly exchange?: Pick<ExchangeMarksProps, 'saveMarks'> | undefined;
  readonly onReveal: (annotationId: string) => void;
  /** The question that a mark can be cited for; left out or null: there is none. */
  readonly citeFor?: string | null | undefined;
  readonly onCite?: ((annotationId: AnnotationId) => void) | undefined;
}

const ALL = 'all';

/** Every mark of the case, by document in reading order: to jump to, to filter, to correct, to take back. */
export function AnnotationList(props: AnnotationListProps) {
  const { caseFile, annotations, linkedTo, readOnly, onReveal, citeFor = null, onCite } = props;
  const store = useStore();
  const list = useRef<HTMLElement>(null);
  const placements = usePlacementStore(state => state.placements);
  const scores = usePlacementStore(state => state.scores);
  const [tag, setTag] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const acts = useMarkActs(caseFile.record.id);
  const { act, removed, failed } = acts;
  const { talkOf, linking, setLinkKind, cancelLink } = useTalk(caseFile, annotations, readOnly, acts);
  const placing = usePlacingStore(state => state.markId);
  const setPlacing = usePlacingStore(state => state.setPlacing);
  const toPlace = annotations.find(({ annotation }) => annotation.id === placing);
  const tags = caseFile.process?.tags ?? [];
  const groups = listAnnotations(annotations, caseFile.documents, tags, { tag, words });
  const isMine = (annotation: Annotation) => annotation.creator.id === store.me.id;

  return (
    <section ref={list} className={styles.list} aria-label={text('annotate.list')}>
      <RowKeys list={list} />
      {props.top}
      {annotations.length > 0 && (
        <div className={styles.filter}>
          <SearchField label={text('annotate.filterWords')} value={words} onChange={setWords} />
          {tags.length > 0 && (
            <Select
              label={text('annotate.filterTag')}
              hideLabel
              value={tag ?? ALL}
              onChange={value => setTag(value === ALL ? null : value)}
              options={[
                { value: ALL, label: text('annotate.allTags') },
                ...tags.map(({ id, label }) => ({ value: id, label })),
              ]}
            />
          )}
        </div>
      )}
      {linking && <LinkBar words={linking.words} kind={linking.kind} onKind={setLinkKind} onCancel={cancelLink} />}
      {toPlace && <PlacingBar words={quoteOf(toPlace.annotation)?.exact ?? ''} onCancel={() => setPlacing(null)} />}
      {failed && <Banner tone="error" title={text('annotate.notSaved')} />}
      {removed && (
        <Banner
          tone="info"
          title={text('annotate.removed')}
          actions={
            <>
              <Button onPress={() => void acts.putBack()}>{text('annotate.undo')}</Button>
              <Button onPress={acts.forgetRemoved}>{text('annotate.close')}</Button>
            </>
          }
        >
          {(linkedTo.get(removed.id) ?? []).length > 0 && text('annotate.removedCited')}
        </Banner>
      )}
      <div className={styles.groups}>
        {annotations.length === 0 && (
          <EmptyState title={text('annotate.none')}>{!readOnly && text('annotate.noneHow')}</EmptyState>
        )}
        {annotations.length > 0 && groups.length === 0 && (
          <EmptyState title={text('annotate.noneFit')}>{text('annotate.noneFitHow')}</EmptyState>
        )}
        {groups.map(({ document: shown, annotations: own }) => (
          <section key={shown?.record.id ?? 'lost'} className={styles.group}>
            <h3 className={styles.heading}>{shown?.record.name ?? text('annotate.lostDocument')}</h3>
            <ol className={styles.rows}>
              {own.map(view => (
                <AnnotationRow
                  key={view.annotation.id}
                  view={view}
                  tags={tags}
                  placement={shown ? placements.get(view.annotation.id) : 'orphan'}
                  score={scores.get(view.annotation.id)}
                  talk={talkOf(view)}
                  citedBy={linkedTo.get(view.annotation.id) ?? []}
                  canEdit={!readOnly && isMine(view.annotation)}
                  citeFor={citeFor}
                  onCite={() => onCite?.(view.annotation.id)}
                  onReveal={() => onReveal(view.annotation.id)}
                  onNote={note =>
                    act({ before: view.annotation, after: withNote(view.annotation, note, store.nowIso()) })
                  }
                  onRemove={() => void acts.remove(view.annotation)}
                  onPlace={() => setPlacing(view.annotation.id)}
                  onFollow={onReveal}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {props.exchange && (
        <ExchangeMarks
          caseFile={caseFile}
          annotations={annotations}
          readOnly={readOnly}
          saveMarks={props.exchange.saveMarks}
        />
      )}
    </section>
  );
}
