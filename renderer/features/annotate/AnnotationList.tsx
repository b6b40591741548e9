import { useState } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
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
import { AnnotationRow } from './AnnotationRow.tsx';
import { listAnnotations } from './list-annotations.ts';
import { withNote } from './new-annotation.ts';

export interface AnnotationListProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  /** By annotation id: the labels of the answers that cite it. */
  readonly linkedTo: ReadonlyMap<string, readonly string[]>;
  readonly readOnly: boolean;
  readonly onReveal: (annotationId: string) => void;
}

const ALL = 'all';

/** Every mark of the case, by document in reading order: to jump to, to filter, to correct, to take back. */
export function AnnotationList({ caseFile, annotations, linkedTo, readOnly, onReveal }: AnnotationListProps) {
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
  const remove = async (annotation: Annotation) => {
    if (!(await attempt(() => removeAnnotation(store, annotation)))) return;
    setRemoved(annotation);
    announce(text('annotate.removed'));
  };
  const undo = async () => {
    if (removed && !(await attempt(() => putAnnotation(store, removed)))) return;
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
                  onReveal={() => onReveal(view.annotation.id)}
                  onNote={note => attempt(() => putAnnotation(store, withNote(view.annotation, note, store.nowIso())))}
                  onRemove={() => void remove(view.annotation)}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </section>
  );
}
