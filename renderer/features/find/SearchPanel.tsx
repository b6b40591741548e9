import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import type { CaseFile } from '../../data/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { SearchField } from '../../ui/SearchField/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl/SegmentedControl.tsx';
import { byCase, type FoundHit, hitKey, hitsIn } from './found-hit.ts';
import { moveInResults } from './move-in-results.ts';
import styles from './SearchPanel.module.css';
import { SearchResults } from './SearchResults.tsx';
import { UnreadDocuments } from './UnreadDocuments.tsx';
import { useNextHit } from './use-next-hit.ts';
import { type SearchScope, useSearch } from './use-search.ts';

/** A place of another case, and the words that led to it: there they are looked for again. */
export interface PlaceElsewhere {
  readonly caseId: CaseId;
  readonly documentId: string;
  readonly place: PlaceInDocument;
  readonly typed: string;
}

export interface SearchPanelProps {
  readonly caseFile: CaseFile;
  /** It is in sight: what was indexed is read, and the field takes the focus. */
  readonly isActive: boolean;
  /** The field takes the focus each time that this changes. */
  readonly finds: number;
  /** The place of this case that another case's search has led to. */
  readonly arrived: PlaceElsewhere | null;
  readonly onShow: (record: DocumentRecord, place: PlaceInDocument) => void;
  readonly onOpenElsewhere: (place: PlaceElsewhere) => void;
}

/** Finds words in all documents of the case, or of every case that is here. */
export function SearchPanel({ caseFile, isActive, finds, arrived, onShow, onOpenElsewhere }: SearchPanelProps) {
  const store = useStore();
  const caseId = caseFile.record.id;
  const [typed, setTyped] = useState(arrived?.typed ?? '');
  const [where, setWhere] = useState<'case' | 'all'>(arrived ? 'all' : 'case');
  const [current, setCurrent] = useState(arrived ? hitKey(arrived.documentId, arrived.place) : null);
  const input = useRef<HTMLInputElement>(null);
  const scope = useMemo((): SearchScope => (where === 'all' ? 'all' : { caseId }), [where, caseId]);
  const { answer, preparation } = useSearch(typed, scope, isActive);
  const found = useMemo(() => byCase(store, answer?.documents ?? [], caseId), [store, answer, caseId]);

  // The focus is the browser's.
  useEffect(() => {
    if (isActive) input.current?.select();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked for again
  }, [isActive, finds]);

  const choose = ({ key, record, place }: FoundHit) => {
    if (record.caseId !== caseId) {
      onOpenElsewhere({ caseId: record.caseId, documentId: record.id, place, typed });
      return;
    }
    setCurrent(key);
    onShow(record, place);
  };
  useNextHit(hitsIn(found, caseId), current, choose);

  const isReading = isActive && preparation !== null && preparation.done < preparation.of;
  const places = answer?.documents.reduce((sum, { total }) => sum + total, 0) ?? 0;
  return (
    // The arrow keys go from the field into the list and back: each of the two hears them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.panel}
      aria-label={text('find.panel')}
      onKeyDown={event => moveInResults(event, input.current)}
    >
      <div className={styles.ask}>
        <SearchField label={text('find.words')} value={typed} onChange={setTyped} inputRef={input} />
        <SegmentedControl
          label={text('find.scope')}
          segments={[
            { id: 'case', label: text('find.scope.case') },
            { id: 'all', label: text('find.scope.all') },
          ]}
          selected={where}
          onSelect={id => setWhere(id === 'all' ? 'all' : 'case')}
        />
        {isReading && (
          <ProgressBar
            label={text('find.reading', { done: formatNumber(preparation.done), of: formatNumber(preparation.of) })}
            value={(100 * preparation.done) / preparation.of}
          />
        )}
        <p className={styles.count} role="status">
          {answer !== null && answer.total > 0 && text('find.found', { places, documents: answer.documents.length })}
          {answer !== null &&
            (answer.isAtLeast || answer.total > answer.documents.length) &&
            ` — ${text(answer.isAtLeast ? 'find.foundAtLeast' : 'find.foundMany', {
              shown: answer.documents.length,
              documents: answer.total,
            })}`}
        </p>
      </div>
      <div className={styles.results}>
        {typed.trim() === '' && <p className={styles.how}>{text('find.how')}</p>}
        {answer?.total === 0 && (
          <EmptyState title={text(isReading ? 'find.nothingYet' : 'find.nothing')}>
            {!isReading && text('find.nothingHow')}
          </EmptyState>
        )}
        <SearchResults found={found} openId={caseId} hasCases={where === 'all'} current={current} onChoose={choose} />
        {preparation !== null && <UnreadDocuments unread={preparation.unread} notHere={preparation.notHere} />}
      </div>
    </section>
  );
}
