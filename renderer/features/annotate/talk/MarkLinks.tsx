import { ArrowLeft, ArrowRight, Equal, X } from 'lucide-react';
import type { LinkEnd } from '../../../../shared/model/threads.ts';
import { text } from '../../../i18n/text.ts';
import type { EvidenceChip } from '../../../ui/EvidenceChips/EvidenceChips.tsx';
import { IconButton } from '../../../ui/IconButton/IconButton.tsx';
import { linkWords } from './link-words.ts';
import styles from './Talk.module.css';

interface MarkLinksProps {
  readonly links: readonly LinkEnd[];
  readonly chip: (annotationId: string) => EvidenceChip;
  /** Who may take a link away: the one who drew it. */
  readonly canRemove: (link: LinkEnd) => boolean;
  readonly onFollow: (annotationId: string) => void;
  readonly onRemove: (link: LinkEnd) => void;
}

/** How a mark bears on others, in this document or another one: followed by a press, at both ends. */
export function MarkLinks({ links, chip, canRemove, onFollow, onRemove }: MarkLinksProps) {
  return (
    <ul className={styles.links} aria-label={text('link.list')}>
      {links.map(link => {
        const { quote, place } = chip(link.other);
        const Shape = link.kind === 'same-fact' ? Equal : link.isFrom ? ArrowRight : ArrowLeft;
        return (
          <li key={link.remark.id} className={styles.link} data-kind={link.kind}>
            <button type="button" className={styles.follow} onClick={() => onFollow(link.other)}>
              <Shape size={12} aria-hidden="true" />
              <span className={styles.kind}>{linkWords(link)}</span>
              <span className={styles.quote}>{quote}</span>
              <span className={styles.place}>{place}</span>
            </button>
            {canRemove(link) && (
              <IconButton
                label={text('link.remove', { quote })}
                icon={<X size={12} aria-hidden="true" />}
                onPress={() => onRemove(link)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
