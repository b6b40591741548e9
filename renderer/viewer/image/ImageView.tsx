import { useEffect, useImperativeHandle, useMemo, useRef, useState, type PointerEvent } from 'react';
import { imageSelector, parseImageFragment } from '../../../shared/anchors/area.ts';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { AreaLayer } from '../area/AreaLayer.tsx';
import { scaleBox, turnBox, unturnBox } from '../area/area-box.ts';
import type { Rotation, ViewProps, Zoom } from '../document-view.ts';
import { AreaMark } from '../marks/AreaMark.tsx';
import { MarkCard } from '../marks/MarkCard.tsx';
import { MarkLabel } from '../marks/MarkLabel.tsx';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { usePaneWidth } from '../pdf/use-pane-width.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { zoomAfter } from '../zoom-after.ts';
import styles from './ImageView.module.css';
import { useImageUrl } from './use-image-url.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** A picture: scrolled or dragged, zoomed, turned; areas of it are marked. */
export function ImageView(props: ViewProps) {
  const {
    document: record,
    marks,
    tool,
    initialPlace,
    handle,
    onState,
    onSelection,
    onMarkPressed,
    onPlacements,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>(initialPlace.zoom);
  const [rotation, setRotation] = useState<Rotation>(initialPlace.rotation);
  const paneWidth = usePaneWidth(scroller);
  const image = useImageUrl(useWholeBytes(props.bytes, MAX_BYTES));
  const size = image && 'width' in image ? image : null;

  const areas = useMemo(
    () =>
      marks.flatMap(mark => {
        const fragment = mark.selectors.find(selector => selector.type === 'FragmentSelector');
        const area = fragment && parseImageFragment(fragment.value);
        if (!area) return [];
        const whole = scaleBox(area, 0.01, 0.01);
        return [{ mark, state: 'placed' as const, box: turnBox(whole, rotation) }];
      }),
    [marks, rotation],
  );
  const turnedWidth = size ? (rotation % 180 === 0 ? size.width : size.height) : 1;
  const turnedHeight = size ? (rotation % 180 === 0 ? size.height : size.width) : 1;
  const scale = zoom === 'fit-width' ? Math.min(1, Math.max(0.02, (paneWidth - 32) / turnedWidth)) : zoom;

  const sheet = useRef<HTMLDivElement>(null);
  const pointer = useMarkPointer(
    areas,
    ({ x, y }) => {
      const on = sheet.current?.getBoundingClientRect();
      if (!on) return undefined;
      const at = { x: (x - on.left) / on.width, y: (y - on.top) / on.height };
      return areas.find(
        ({ box }) =>
          at.x >= box.left && at.x <= box.left + box.width && at.y >= box.top && at.y <= box.top + box.height,
      );
    },
    onMarkPressed,
  );

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      reveal: markId => {
        const found = areas.find(({ mark }) => mark.id === markId);
        const view = scroller.current;
        if (found && view) {
          view.scrollTop = found.box.top * turnedHeight * scale - view.clientHeight / 3;
          view.scrollLeft = found.box.left * turnedWidth * scale - view.clientWidth / 3;
        }
        return Promise.resolve(found !== undefined);
      },
      find: () => undefined,
      findNext: () => undefined,
      findPrevious: () => undefined,
      goToPage: () => undefined,
      setZoom,
      stepZoom: direction => setZoom(zoomAfter(scale, direction)),
      rotate: () => setRotation(before => ((before + 90) % 360) as Rotation),
      clearSelection: () => undefined,
    }),
    [areas, turnedHeight, turnedWidth, scale],
  );

  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: null,
      place: { page: 1, share: 0, zoom, rotation },
      scale,
      canRotate: true,
      canDrawArea: true,
      canFind: false,
      find: null,
    });
  }, [onState, zoom, rotation, scale]);
  useEffect(() => {
    onPlacements(
      new Map(marks.map(({ id }) => [id, areas.some(({ mark }) => mark.id === id) ? 'placed' : ('orphan' as const)])),
    );
  }, [onPlacements, marks, areas]);

  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')}>
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (image && 'problem' in image) {
    return <ViewProblem title={text('viewer.imageProblemTitle')}>{image.problem}</ViewProblem>;
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="document"
      aria-label={record.name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      data-testid="image-view"
      {...pointer.handlers}
      onPointerDown={pan}
    >
      {!size && <ViewLoading />}
      {size && paneWidth > 0 && (
        <div ref={sheet} className={styles.sheet} style={{ width: turnedWidth * scale, height: turnedHeight * scale }}>
          <img
            className={styles.image}
            src={size.url}
            alt={record.name}
            draggable={false}
            style={{ width: size.width * scale, height: size.height * scale, rotate: `${rotation}deg` }}
          />
          {areas.map(({ mark, box }) => (
            <AreaMark key={mark.id} mark={mark} box={box} />
          ))}
          {areas.map(({ mark, box }) => (
            <MarkLabel
              key={mark.id}
              mark={mark}
              top={`${box.top * 100}%`}
              isUncertain={false}
              onPress={() => onMarkPressed(mark.id)}
              onPoint={at => pointer.show(at && { id: mark.id, box: at })}
            />
          ))}
          {tool === 'area' && (
            <AreaLayer
              takesFocus
              onCancel={() => onSelection(null)}
              onConfirm={(box, shown) => {
                const area = scaleBox(unturnBox(box, rotation), 100, 100);
                onSelection({ document: record, selectors: [imageSelector(area)], exact: '', box: shown });
              }}
            />
          )}
        </div>
      )}
      {pointer.shown && <MarkCard mark={pointer.shown.mark} box={pointer.shown.box} isUncertain={false} />}
    </div>
  );
}

/** Drags the picture under the view. */
function pan(event: PointerEvent<HTMLDivElement>): void {
  if (event.button !== 0 || !(event.target instanceof HTMLImageElement)) return;
  const view = event.currentTarget;
  const start = { x: event.clientX + view.scrollLeft, y: event.clientY + view.scrollTop };
  const move = (moved: globalThis.PointerEvent) => {
    view.scrollLeft = start.x - moved.clientX;
    view.scrollTop = start.y - moved.clientY;
  };
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}
