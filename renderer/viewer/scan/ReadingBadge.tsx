import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import styles from './ReadingBadge.module.css';
import type { PageReading } from './scan-texts.ts';
import { readingState } from './words-text.ts';

/** What a person must know of the words of a page that is a picture; nothing where the client vouches for them. */
export function ReadingBadge({ reading }: { reading: PageReading }) {
  const said = wordsFor(reading);
  if (!said) return null;
  return (
    <span className={styles.badge} data-tone={said.tone} title={said.title}>
      {said.label}
    </span>
  );
}

interface Said {
  readonly label: string;
  readonly title: string;
  readonly tone: 'calm' | 'warning';
}

function wordsFor(reading: PageReading): Said | null {
  if (reading === 'unread') return null;
  if (reading === 'waiting') return { label: text('scan.reading'), title: text('scan.readingWhy'), tone: 'calm' };
  if (typeof reading === 'string') {
    return { label: text('viewer.noText'), title: text(`scan.failed.${reading}`), tone: 'warning' };
  }
  const state = readingState(reading);
  const percent = formatNumber(reading.confidence ?? 0, { style: 'percent' });
  switch (state) {
    case 'none':
      return { label: text('viewer.noText'), title: text('scan.noneWhy'), tone: 'warning' };
    case 'unsure':
      return { label: text('scan.unsure', { percent }), title: text('scan.unsureWhy'), tone: 'warning' };
    case 'machine-read':
      return { label: text('scan.machineRead', { percent }), title: text('scan.machineReadWhy'), tone: 'calm' };
    case 'client':
      return null;
    default:
      return unreachable(state);
  }
}
