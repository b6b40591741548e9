import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import type { PageSize } from './page-layout.ts';
import type { PdfSession } from './pdf-session.ts';
import styles from './PdfSide.module.css';
import { PdfThumbnails } from './PdfThumbnails.tsx';
import { MAX_ENTRIES, pageOfDestination, type Destination, type PdfExtras } from './read-extras.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

interface PdfSideProps {
  readonly name: string;
  readonly session: PdfSession;
  readonly extras: PdfExtras;
  readonly size: PageSize;
  readonly currentPage: number;
  readonly placed: readonly PlacedInPdf[];
  readonly onGo: (page: number) => void;
}

/** Beside the pages: their thumbnails, the outline, and the files that are inside. */
export function PdfSide({ name, session, extras, size, currentPage, placed, onGo }: PdfSideProps) {
  const [tab, setTab] = useState('pages');
  const follow = async (destination: Destination) => {
    const page = await pageOfDestination(session.pdf, destination);
    if (page !== null) onGo(page);
  };
  const pages = {
    id: 'pages',
    label: text('pdf.pages'),
    content: (
      <PdfThumbnails
        session={session}
        labels={extras.labels}
        size={size}
        currentPage={currentPage}
        placed={placed}
        onGo={onGo}
      />
    ),
  };
  const outline = {
    id: 'outline',
    label: text('pdf.outline'),
    content:
      extras.outline.length === 0 ? (
        <p className={styles.said}>{text('pdf.noOutline')}</p>
      ) : (
        <>
          <ul className={styles.list} aria-label={text('pdf.outline')}>
            {extras.outline.map(({ title, depth, destination }, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- entries have nothing else that tells them apart
              <li key={i}>
                <button
                  type="button"
                  className={styles.entry}
                  style={{ paddingInlineStart: `calc(var(--space-3) * ${depth + 1})` }}
                  disabled={destination === null}
                  onClick={() => destination !== null && void follow(destination)}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
          {extras.isOutlineCut && <p className={styles.said}>{text('pdf.outlineCut', { entries: MAX_ENTRIES })}</p>}
        </>
      ),
  };
  const attachments = {
    id: 'attachments',
    label: text('pdf.attachments'),
    content: (
      <>
        <p className={styles.said}>{text('pdf.attachmentsWhy')}</p>
        <ul className={styles.list} aria-label={text('pdf.attachments')}>
          {extras.attachments.map(file => (
            <li key={file} className={styles.file}>
              {file}
            </li>
          ))}
        </ul>
      </>
    ),
  };
  return (
    <aside className={styles.side} aria-label={text('pdf.side', { name })}>
      <Tabs
        label={text('pdf.side', { name })}
        items={extras.attachments.length > 0 ? [pages, outline, attachments] : [pages, outline]}
        selected={tab}
        onSelect={setTab}
      />
    </aside>
  );
}
