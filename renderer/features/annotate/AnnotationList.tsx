import { useState } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { noteAct } from '../../data/actions/annotation-history.ts';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { removeAnnotation } from '../../data/actions/remove-annotation.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
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

export interface AnnotationListProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  /** By annotation id: the labels of the answers that cite it. */
  readonly linkedTo: ReadonlyMap<string, readonly string[]>;
  readonly readOnly: boolean;
  /** Left out: the marks are neither given out nor taken in here. */
  readonly exchange?: Pick<ExchangeMarksProps, 'saveFile'> | undefined;
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
  const placements = usePlacementStore(state => state.placements);
  const [tag, setTag] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [removed, setRemoved] = useState<Annotation | null>(null);
  const [failed, setFailed] = useState(false);
  const tags = caseFile.process?.tags ?? [];
  const groups = listAnnotations(annotations, caseFile.documents, tags, { tag, words });
  const isMine = (annotation: Annotation) => annotation.creator.id === store.me.id;

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      setFailed(false);
      return true;
    } catch (error) {
      // The disk is full, or the store was closed: nothing has changed.
      console.error('The annotation could not be saved', error);
      setFailed(true);
      return false;
    }
  };
  const change = async (before: Annotation, after: Annotation) => {
    const isSaved = await attempt(() => putAnnotation(store, after));
    if (isSaved) noteAct(store, { before, after });
    return isSaved;
  };
  const remove = async (annotation: Annotation) => {
    if (!(await attempt(() => removeAnnotation(store, annotation)))) return;
    noteAct(store, { before: annotation, after: null });
    setRemoved(annotation);
    announce(text('annotate.removed'));
  };
  const undo = async () => {
    if (removed && !(await attempt(() => putAnnotation(store, removed)))) return;
    if (removed) noteAct(store, { before: null, after: removed });
    setRemoved(null);
  };

  return (
    <section className={styles.list} aria-label={text('annotate.list')}>
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
      {failed && <Banner tone="error" title={text('annotate.notSaved')} />}
      {removed && (
        <Banner
          tone="info"
          title={text('annotate.removed')}
          actions={
            <>
              <Button onPress={() => void undo()}>{text('annotate.undo')}</Button>
              <Button onPress={() => setRemoved(null)}>{text('annotate.close')}</Button>
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
                  citedBy={linkedTo.get(view.annotation.id) ?? []}
                  canEdit={!readOnly && isMine(view.annotation)}
                  citeFor={citeFor}
                  onCite={() => onCite?.(view.annotation.id)}
                  onReveal={() => onReveal(view.annotation.id)}
                  onNote={note => change(view.annotation, withNote(view.annotation, note, store.nowIso()))}
                  onRemove={() => void remove(view.annotation)}
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
          saveFile={props.exchange.saveFile}
        />
      )}
    </section>
  );
}
