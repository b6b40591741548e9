import { useEffect, useRef } from 'react';
import type { PageWords } from '../../../shared/model/document-text.ts';
import type { PageLayers } from '../page-layers.ts';
import styles from './WordLayer.module.css';
import { textOfWords } from './words-text.ts';

interface WordLayerProps {
  readonly words: PageWords;
  readonly layers: PageLayers;
  /** CSS pixels for each unit of the words. */
  readonly scale: number;
}

/** More words than this are no page of print. */
const MAX_WORDS = 20_000;
/** The width of a letter is measured at this size, once. */
const MEASURED_AT = 40;

/** Words over the picture of a page: unseen, and there to be selected, found and marked. Zooming is left to CSS. */
export function WordLayer({ words, layers, scale }: WordLayerProps) {
  const container = useRef<HTMLDivElement>(null);

  // Thousands of elements that never change: made by hand, as pdf.js makes its own.
  useEffect(() => {
    const layer = container.current;
    if (!layer) return undefined;
    const { starts } = textOfWords(words);
    const nodes = words.words.slice(0, MAX_WORDS).map((word, i) => {
      const [text, left, top, width, height] = word;
      // The space goes with the word, so that what is copied has it.
      const node = document.createTextNode(`${text} `);
      const span = document.createElement('span');
      span.style.setProperty('--x', String(left));
      span.style.setProperty('--y', String(top));
      span.style.setProperty('--size', String(height));
      span.style.setProperty('--stretch', String(stretchOf(text, width, height)));
      span.append(node);
      return { span, node, start: starts[i] ?? 0 };
    });
    layer.replaceChildren(...nodes.map(({ span }) => span));
    layers.setLayer(words.page, nodes);
    return () => {
      layers.setLayer(words.page, null);
      layer.replaceChildren();
    };
  }, [words, layers]);

  return <div ref={container} className={styles.layer} style={{ '--scale': `${scale}px` } as React.CSSProperties} />;
}

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/** How much wider or narrower the picture's word is than the same in the window's own letters. */
function stretchOf(text: string, width: number, height: number): number {
  if (!measuring) {
    measuring = new OffscreenCanvas(1, 1).getContext('2d');
    if (measuring) measuring.font = `${MEASURED_AT}px sans-serif`;
  }
  const own = ((measuring?.measureText(text).width ?? 0) / MEASURED_AT) * height;
  return own > 0 && width > 0 ? width / own : 1;
}
