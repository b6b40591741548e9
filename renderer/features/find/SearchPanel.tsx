import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import type { CaseFile } from '../../data/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { SearchField } from '../../ui/SearchField/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl/SegmentedControl.tsx';
import styles from './SearchPanel.module.css';
import { SearchResults } from './SearchResults.tsx';
import { UnreadDocuments } from './UnreadDocuments.tsx';
import { type SearchScope, useSearch } from './use-search.ts';

export interface SearchPanelProps {
  readonly caseFile: CaseFile;
  /** It is in sight: documents are read, and the field takes the focus. */
  readonly isActive: boolean;
  /** The field takes the focus each time that this changes. */
  readonly finds: number;
  readonly onShow: (record: DocumentRecord, place: PlaceInDocument) => void;
  readonly onOpenCase: (caseId: CaseId) => void;
}

/** Finds words in all documents of the case, or of every case that is here. */
export function SearchPanel({ caseFile, isActive, finds, onShow, onOpenCase }: SearchPanelProps) {
  const [typed, setTyped] = useState('');
  const [where, setWhere] = useState<'case' | 'all'>('case');
  const input = useRef<HTMLInputElement>(null);
  const caseId = caseFile.record.id;
  const scope = useMemo((): SearchScope => (where === 'all' ? 'all' : { caseId }), [where, caseId]);
  const { answer, preparation } = useSearch(typed, scope, isActive);

  // The focus is the browser's.
  useEffect(() => {
    if (isActive) input.current?.select();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked for again
  }, [isActive, finds]);

  const isReading = isActive && preparation !== null && preparation.done < preparation.of;
  const places = answer?.documents.reduce((sum, { total }) => sum + total, 0) ?? 0;
  return (
    <section className={styles.panel} aria-label={text('find.panel')}>
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
          {answer !== null && answer.total > 0 && text('find.found', { places, documents: answer.total })}
          {answer !== null &&
            answer.total > answer.documents.length &&
            ` — ${text('find.foundMany', { shown: answer.documents.length, documents: answer.total })}`}
        </p>
      </div>
      <div className={styles.results}>
        {typed.trim() === '' && <p className={styles.how}>{text('find.how')}</p>}
        {answer?.total === 0 && (
          <EmptyState title={text(isReading ? 'find.nothingYet' : 'find.nothing')}>
            {!isReading && text('find.nothingHow')}
          </EmptyState>
        )}
        {answer !== null && (
          <SearchResults caseId={caseId} documents={answer.documents} onShow={onShow} onOpenCase={onOpenCase} />
        )}
        {preparation !== null && <UnreadDocuments unread={preparation.unread} />}
      </div>
    </section>
  );
}
