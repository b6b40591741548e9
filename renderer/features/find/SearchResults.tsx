import { CaseId } from '../../../shared/model/ids.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { FoundDocument, PlaceInDocument } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './SearchPanel.module.css';

interface SearchResultsProps {
  /** The case that is open: places in it can be shown at once. */
  readonly caseId: string;
  readonly documents: readonly FoundDocument[];
  readonly onShow: (record: DocumentRecord, place: PlaceInDocument) => void;
  readonly onOpenCase: (caseId: CaseId) => void;
}

/** What was found, by document, the likeliest first. */
export function SearchResults({ caseId, documents, onShow, onOpenCase }: SearchResultsProps) {
  const { feed } = useStore();
  return documents.map(found => {
    const record = feed.get('document', found.id)?.columns.record;
    // It has left the feed since it was read.
    if (!record) return null;
    const isHere = found.caseId === caseId;
    const reference = feed.get('case', found.caseId)?.columns.record.reference ?? '';
    return (
      <section key={found.id} className={styles.document}>
        <h3 className={styles.heading}>
          <span className={styles.name}>{record.name}</span>
          <span className={styles.hits}>{text('find.hits', { places: found.total })}</span>
        </h3>
        {!isHere && (
          <p className={styles.elsewhere}>
            {text('find.inCase', { reference })}
            <Button onPress={() => onOpenCase(CaseId.parse(found.caseId))}>{text('find.openCase')}</Button>
          </p>
        )}
        <ol className={styles.places}>
          {found.places.map(place => (
            <li key={`${place.page} ${place.start}`}>
              {isHere ? (
                <button type="button" className={styles.place} onClick={() => onShow(record, place)}>
                  <Snippet place={place} hasPages={hasPages(record, found)} />
                </button>
              ) : (
                <span className={styles.place}>
                  <Snippet place={place} hasPages={hasPages(record, found)} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

function Snippet({ place, hasPages: isPaged }: { place: PlaceInDocument; hasPages: boolean }) {
  const { snippet, inSnippet, page } = place;
  return (
    <>
      {isPaged && <span className={styles.page}>{text('find.page', { page })}</span>}
      <span>
        {snippet.slice(0, inSnippet.start)}
        <mark className={styles.found}>{snippet.slice(inSnippet.start, inSnippet.end)}</mark>
        {snippet.slice(inSnippet.end)}
      </span>
    </>
  );
}

function hasPages(record: DocumentRecord, { places }: FoundDocument): boolean {
  return (record.pages ?? 1) > 1 || places.some(({ page }) => page > 1);
}
