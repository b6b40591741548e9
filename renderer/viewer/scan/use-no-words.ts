import { useEffect } from 'react';
import type { PageLayers } from '../page-layers.ts';
import type { PageReading } from './scan-texts.ts';

/** Tells those who wait for the words of a page that there are none, as long as nobody has read any. */
export function useNoWords(layers: PageLayers, page: number, reading: PageReading | null): void {
  const hasNone = typeof reading !== 'object' || reading === null || reading.words.length === 0;

  // Those who wait are outside React.
  useEffect(() => (hasNone ? layers.noLayer(page) : undefined), [layers, page, hasNone]);
}
