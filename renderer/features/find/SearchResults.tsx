import type { CaseId } from '../../../shared/model/ids.ts';
import { text } from '../../i18n/text.ts';
import type { FoundCase, FoundFile, FoundHit } from './found-hit.ts';
import { RESULT } from './move-in-results.ts';
import styles from './SearchPanel.module.css';

interface SearchResultsProps {
  readonly found: readonly FoundCase[];
  /** The case that is open: places in it are shown without leaving it. */
  readonly openId: CaseId;
  /** Several cases were searched, so each is named. */
  readonly hasCases: boolean;
  /** The place that was shown last. */
  readonly current: string | null;
  readonly onChoose: (hit: FoundHit) => void;
}

/** What was found, by case and document. */
export function SearchResults({ found, openId, hasCases, current, onChoose }: SearchResultsProps) {
  return found.map(({ caseId, reference, title, files }) => (
    <section key={caseId} aria-label={text('find.inCase', { reference })}>
      {hasCases && (
        <h3 className={styles.case}>
          <span className={styles.reference}>{text('find.inCase', { reference })}</span>
          <span className={styles.title}>{caseId === openId ? text('find.openNow') : title}</span>
        </h3>
      )}
      {files.map(file => (
        <FileResults key={file.record.id} file={file} current={current} onChoose={onChoose} />
      ))}
    </section>
  ));
}

function FileResults({
  file: { record, total, hits },
  current,
  onChoose,
}: Pick<SearchResultsProps, 'current' | 'onChoose'> & { file: FoundFile }) {
  const isPaged = (record.pages ?? 1) > 1 || hits.some(({ place }) => place.page > 1);
  return (
    <section className={styles.document}>
      <h4 className={styles.heading}>
        <span className={styles.name}>{record.name}</span>
        <span className={styles.hits}>{text('find.hits', { places: total })}</span>
      </h4>
      <ol className={styles.places}>
        {hits.map(hit => (
          <li key={hit.key}>
            <button
              type="button"
              className={styles.place}
              aria-current={hit.key === current || undefined}
              onClick={() => onChoose(hit)}
              {...{ [RESULT]: '' }}
            >
              {isPaged && <span className={styles.page}>{text('find.page', { page: hit.place.page })}</span>}
              <Snippet hit={hit} />
            </button>
          </li>
        ))}
      </ol>
      {total > hits.length && <p className={styles.more}>{text('find.more', { places: total - hits.length })}</p>}
    </section>
  );
}

function Snippet({ hit: { place } }: { hit: FoundHit }) {
  const { snippet, inSnippet } = place;
  return (
    <span>
      {snippet.slice(0, inSnippet.start)}
      <mark className={styles.found}>{snippet.slice(inSnippet.start, inSnippet.end)}</mark>
      {snippet.slice(inSnippet.end)}
    </span>
  );
}
