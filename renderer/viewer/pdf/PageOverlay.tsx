import { AreaLayer } from '../area/AreaLayer.tsx';
import { turnBox, type AreaBox } from '../area/area-box.ts';
import type { WindowBox } from '../document-selection.ts';
import type { Rotation } from '../document-view.ts';
import { AreaMark } from '../marks/AreaMark.tsx';
import { MarkLabel } from '../marks/MarkLabel.tsx';
import { spreadLabels } from '../marks/spread-labels.ts';
import type { PageSize } from './page-layout.ts';
import type { LabelTops } from './use-pdf-highlights.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

interface PageOverlayProps {
  /** Those that begin on this page. */
  readonly marks: readonly PlacedInPdf[];
  readonly tops: LabelTops;
  /** Points, unturned. */
  readonly size: PageSize;
  readonly rotation: Rotation;
  /** CSS pixels, as shown. */
  readonly height: number;
  readonly isDrawing: boolean;
  readonly isCurrent: boolean;
  readonly onArea: (box: AreaBox, shown: WindowBox) => void;
  readonly onCancelArea: () => void;
  readonly onPress: (markId: string) => void;
  readonly onPoint: (shown: { id: string; box: WindowBox } | null) => void;
}

const WHOLE_PAGE: AreaBox = { left: 0, top: 0, width: 1, height: 1 };

/** From one label to the next, so that none is a target too small to hit (WCAG 2.5.8). */
const LABEL_HEIGHT = 24;

/** What lies over a page: frames of marked areas, labels in the margin, and the layer on which areas are drawn. */
export function PageOverlay(props: PageOverlayProps) {
  const { marks, tops, size, rotation, height, isDrawing, isCurrent, onPress, onPoint } = props;
  const boxOf = ({ area }: PlacedInPdf): AreaBox | null =>
    area &&
    turnBox(
      {
        left: area.left / size.width,
        top: area.top / size.height,
        width: area.width / size.width,
        height: area.height / size.height,
      },
      rotation,
    );
  const labelled = marks
    .flatMap(place => {
      const top = place.segments.length > 0 ? tops.get(place.mark.id) : (boxOf(place)?.top ?? 0);
      return top === undefined ? [] : [{ place, top: top * height }];
    })
    .toSorted((a, b) => a.top - b.top);
  const spread = spreadLabels(
    labelled.map(({ top }) => top),
    LABEL_HEIGHT,
  );
  return (
    <>
      {marks.map(place => {
        if (place.segments.length > 0) return null;
        const box = boxOf(place);
        return <AreaMark key={place.mark.id} mark={place.mark} box={box ?? WHOLE_PAGE} isPage={box === null} />;
      })}
      {labelled.map(({ place: { mark, state } }, i) => (
        <MarkLabel
          key={mark.id}
          mark={mark}
          top={`${spread[i] ?? 0}px`}
          isUncertain={state !== 'placed'}
          onPress={() => onPress(mark.id)}
          onPoint={box => onPoint(box && { id: mark.id, box })}
        />
      ))}
      {isDrawing && <AreaLayer takesFocus={isCurrent} onConfirm={props.onArea} onCancel={props.onCancelArea} />}
    </>
  );
}
