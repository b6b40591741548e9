import { memo } from 'react';
import type { AreaBox } from '../area/area-box.ts';
import type { WindowBox } from '../document-selection.ts';
import type { Rotation } from '../document-view.ts';
import { PageLinks } from './PageLinks.tsx';
import { PageOverlay } from './PageOverlay.tsx';
import { turned, type PageSize } from './page-layout.ts';
import { PdfPage } from './PdfPage.tsx';
import type { PdfSession } from './pdf-session.ts';
import type { LabelTops } from './use-pdf-highlights.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

interface PdfSheetProps {
  readonly session: PdfSession;
  /** From 1. */
  readonly number: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** Points, unturned. */
  readonly size: PageSize;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly rotation: Rotation;
  /** Of two pages side by side; left out: it stands alone. */
  readonly side?: 'left' | 'right' | undefined;
  /** It has rested under the eye. */
  readonly isRested: boolean;
  /** Those that begin on this page. */
  readonly marks: readonly PlacedInPdf[];
  readonly tops: LabelTops;
  readonly isDrawing: boolean;
  /** The area tool takes the keyboard here. */
  readonly takesKeys: boolean;
  readonly onArea: (page: number, box: AreaBox, shown: WindowBox) => void;
  readonly onCancelArea: () => void;
  readonly onGo: (page: number) => void;
  readonly onPress: (markId: string) => void;
  readonly onPoint: (shown: { id: string; box: WindowBox } | null) => void;
}

/** A page with all that lies over it. Drawn once: while the pages go by, those that stay are not drawn again. */
export const PdfSheet = memo(function PdfSheet(props: PdfSheetProps) {
  const { session, number, top, size, scale, rotation, isRested } = props;
  const { width, height } = turned(size, rotation);
  return (
    <PdfPage
      session={session}
      number={number}
      top={top}
      size={{ width: Math.floor(width * scale), height: Math.floor(height * scale) }}
      scale={scale}
      rotation={rotation}
      side={props.side}
      wantsText={isRested}
    >
      {isRested && <PageLinks session={session} page={number} rotation={rotation} onGo={props.onGo} />}
      <PageOverlay
        marks={props.marks}
        tops={props.tops}
        size={size}
        rotation={rotation}
        height={height * scale}
        isDrawing={props.isDrawing}
        isCurrent={props.takesKeys}
        onArea={(box, at) => props.onArea(number, box, at)}
        onCancelArea={props.onCancelArea}
        onPress={props.onPress}
        onPoint={props.onPoint}
      />
    </PdfPage>
  );
});
