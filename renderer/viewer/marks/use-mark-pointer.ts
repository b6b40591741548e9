import { useState, type PointerEvent } from 'react';
import type { WindowBox } from '../document-selection.ts';
import type { Mark } from './mark.ts';
import type { PlacedMark } from './place-marks.ts';

interface Shown {
  readonly id: string;
  readonly box: WindowBox;
}

export type PointableMark = Pick<PlacedMark, 'mark' | 'state'>;

/** What the pointer does on marks: resting on one shows its card, pressing chooses it. */
export function useMarkPointer(
  placed: readonly PointableMark[],
  markAt: (point: { x: number; y: number }) => PointableMark | undefined,
  onPress: (markId: string) => void,
) {
  const [shown, show] = useState<Shown | null>(null);
  const under = (event: PointerEvent) =>
    placed.length === 0 ? undefined : markAt({ x: event.clientX, y: event.clientY });
  const found = placed.find(({ mark }) => mark.id === shown?.id);
  const card: { mark: Mark; box: WindowBox; isUncertain: boolean } | null =
    shown && found ? { mark: found.mark, box: shown.box, isUncertain: found.state !== 'placed' } : null;
  return {
    shown: card,
    show,
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        if (event.buttons !== 0 || (event.target as Element).closest('button')) return;
        const mark = under(event)?.mark;
        if (mark?.id === shown?.id) return;
        const { clientX: left, clientY: top } = event;
        show(mark ? { id: mark.id, box: { left, top: top - 8, right: left, bottom: top + 10 } } : null);
      },
      onPointerLeave: () => show(null),
      onPointerUp: (event: PointerEvent) => {
        if (event.button !== 0 || (event.target as Element).closest('button')) return;
        if (!(getSelection()?.isCollapsed ?? true)) return;
        const mark = under(event);
        if (mark) onPress(mark.mark.id);
      },
    },
  };
}
