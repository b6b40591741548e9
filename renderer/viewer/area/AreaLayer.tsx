import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import type { WindowBox } from '../document-selection.ts';
import styles from './AreaLayer.module.css';
import { boxAfterKey, boxBetween, FIRST_BOX, type AreaBox } from './area-box.ts';

interface AreaLayerProps {
  /** Takes the keyboard at once: the page that is in front when the tool is chosen. */
  readonly takesFocus: boolean;
  readonly onConfirm: (box: AreaBox, shown: WindowBox) => void;
  readonly onCancel: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lies over a page or an image while areas are drawn: with the mouse by dragging, with the keys by moving a box. */
export function AreaLayer({ takesFocus, onConfirm, onCancel }: AreaLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<AreaBox | null>(takesFocus ? FIRST_BOX : null);
  const [from, setFrom] = useState<Point | null>(null);

  // The focus is the browser's.
  useEffect(() => {
    if (takesFocus) layer.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const confirm = (confirmed: AreaBox) => {
    const on = layer.current?.getBoundingClientRect();
    if (!on) return;
    const left = on.left + confirmed.left * on.width;
    const top = on.top + confirmed.top * on.height;
    const shown = { left, top, right: left + confirmed.width * on.width, bottom: top + confirmed.height * on.height };
    onConfirm(confirmed, shown);
  };

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter') confirm(box ?? FIRST_BOX);
    else {
      const next = boxAfterKey(box ?? FIRST_BOX, event);
      if (!next) return;
      setBox(next);
      announce(text('viewer.areaAt', percents(next)));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const pointAt = (event: PointerEvent): Point => {
    const on = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - on.left) / on.width, y: (event.clientY - on.top) / on.height };
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is operated by keys and pointer
    <div
      ref={layer}
      className={styles.layer}
      role="application"
      aria-label={text('viewer.areaLayer')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is operated by keys
      tabIndex={0}
      onKeyDown={handleKey}
      onPointerDown={event => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(pointAt(event));
        setBox(null);
      }}
      onPointerMove={event => {
        if (from) setBox(boxBetween(from, pointAt(event)));
      }}
      onPointerUp={event => {
        if (!from) return;
        const drawn = boxBetween(from, pointAt(event));
        setFrom(null);
        setBox(drawn);
        if (drawn) confirm(drawn);
      }}
    >
      {box && <div className={styles.box} style={shares(box)} data-testid="area-box" />}
    </div>
  );
}

function shares(box: AreaBox) {
  return {
    left: `${box.left * 100}%`,
    top: `${box.top * 100}%`,
    width: `${box.width * 100}%`,
    height: `${box.height * 100}%`,
  };
}

function percents(box: AreaBox): Record<string, number> {
  const percent = (share: number) => Math.round(share * 100);
  return {
    left: percent(box.left),
    top: percent(box.top),
    width: percent(box.width),
    height: percent(box.height),
  };
}
