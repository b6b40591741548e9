import { useEffect, useState } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { turnBox, type AreaBox } from '../area/area-box.ts';
import type { Rotation } from '../document-view.ts';
import styles from './PageLinks.module.css';
import { pageOfDestination } from './read-extras.ts';
import { readLinks, type PageLink } from './read-links.ts';
import type { PdfSession } from './pdf-session.ts';

interface PageLinksProps {
  readonly session: PdfSession;
  readonly page: number;
  readonly rotation: Rotation;
  readonly onGo: (page: number) => void;
}

/** The links of a page: those inside the document are followed, those that lead out of it only say where to. */
export function PageLinks({ session, page, rotation, onGo }: PageLinksProps) {
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  const [told, setTold] = useState<number | null>(null);
  // Reading is pdf.js's work.
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      await session.firstPage;
      const found = isCurrent ? await readLinks(session.pdf, page) : [];
      if (isCurrent) setLinks(found);
    };
    // Closed meanwhile, or torn: a page without links.
    read().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [session, page]);

  const follow = async (link: PageLink, at: number) => {
    if (link.destination !== null) {
      const target = await pageOfDestination(session.pdf, link.destination);
      if (target !== null) onGo(target);
      return;
    }
    setTold(told === at ? null : at);
    announce(text('pdf.linkOutside', { address: link.address ?? '' }));
  };
  return links.map((link, i) => {
    const box = turnBox(link.box, rotation);
    const why = link.destination === null ? text('pdf.linkOutside', { address: link.address ?? '' }) : undefined;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- a page's links do not change
      <span key={i}>
        <button
          type="button"
          className={styles.link}
          style={placeOf(box)}
          data-outside={link.destination === null || undefined}
          aria-label={link.destination === null ? why : text('pdf.linkHere')}
          title={why}
          onClick={() => void follow(link, i)}
        />
        {told === i && why !== undefined && (
          <span className={styles.told} style={{ insetInlineStart: `${box.left * 100}%`, insetBlockStart: below(box) }}>
            {why}
          </span>
        )}
      </span>
    );
  });
}

function placeOf({ left, top, width, height }: AreaBox) {
  const percent = (share: number) => `${share * 100}%`;
  return {
    insetInlineStart: percent(left),
    insetBlockStart: percent(top),
    inlineSize: percent(width),
    blockSize: percent(height),
  };
}

function below({ top, height }: AreaBox): string {
  return `${(top + height) * 100}%`;
}
