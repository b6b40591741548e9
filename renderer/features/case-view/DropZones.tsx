import { useState, type DragEvent } from 'react';
import styles from './DropZones.module.css';
import type { Side } from './pane-columns.ts';

/** Nearer to an edge than this share of the pane means that edge; else the middle. */
const EDGE = 0.25;

type Zone = Side | 'middle';

interface DropZonesProps {
  /** No place for another pane: the edges mean the middle. */
  readonly isFull: boolean;
  readonly onDrop: (zone: Zone) => void;
}

/** Lies over a pane while a tab is dragged, and shows where it would come to stand. */
export function DropZones({ isFull, onDrop }: DropZonesProps) {
  const [zone, setZone] = useState<Zone | null>(null);
  const zoneOf = (event: DragEvent): Zone => {
    const box = event.currentTarget.getBoundingClientRect();
    return isFull ? 'middle' : zoneAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  return (
    <div
      role="presentation"
      className={styles.zones}
      onDragOver={event => {
        event.preventDefault();
        setZone(zoneOf(event));
      }}
      onDragLeave={() => setZone(null)}
      onDrop={event => {
        event.preventDefault();
        onDrop(zoneOf(event));
      }}
    >
      {zone && <div className={styles.place} data-zone={zone} />}
    </div>
  );
}

/** @param x from the left, @param y from the top, as shares of the pane */
export function zoneAt(x: number, y: number): Zone {
  const edges: readonly (readonly [Side, number])[] = [
    ['left', x],
    ['right', 1 - x],
    ['up', y],
    ['down', 1 - y],
  ];
  const [side, distance] = edges.reduce((best, edge) => (edge[1] < best[1] ? edge : best));
  return distance < EDGE ? side : 'middle';
}
