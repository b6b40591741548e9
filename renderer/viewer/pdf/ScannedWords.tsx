import { useEffect } from 'react';
import type { Rotation } from '../document-view.ts';
import { ReadingBadge } from '../scan/ReadingBadge.tsx';
import { TurnedWords } from '../scan/TurnedWords.tsx';
import { useNoWords } from '../scan/use-no-words.ts';
import { useReading } from '../scan/use-reading.ts';
import { turned, type PageSize } from './page-layout.ts';
import type { PdfSession } from './pdf-session.ts';
import '../../i18n/add-later.ts';

interface ScannedWordsProps {
  readonly session: PdfSession;
  /** From 1. */
  readonly number: number;
  /** CSS pixels, as turned. */
  readonly size: PageSize;
  readonly rotation: Rotation;
  readonly isLookedAt: boolean;
}

/** The words of a page that the file has only a picture of: the client's, or read here once somebody looks at it. */
export function ScannedWords({ session, number, size, rotation, isLookedAt }: ScannedWordsProps) {
  const { scanned } = session;
  const reading = useReading(scanned, number);
  useNoWords(session, number, reading);

  // The machine that reads is outside React.
  useEffect(() => (isLookedAt ? scanned.look(number) : undefined), [scanned, number, isLookedAt]);

  const { width, height } = turned(size, rotation);
  return (
    <>
      {typeof reading === 'object' && reading !== null && reading.words.length > 0 && (
        <TurnedWords words={reading} layers={session} width={width} height={height} rotation={rotation} />
      )}
      {reading !== null && <ReadingBadge reading={reading} />}
    </>
  );
}
