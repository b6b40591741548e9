import type { PageWords } from '../../../shared/model/document-text.ts';
import type { Rotation } from '../document-view.ts';
import type { PageLayers } from '../page-layers.ts';
import styles from './TurnedWords.module.css';
import { WordLayer } from './WordLayer.tsx';

interface TurnedWordsProps {
  readonly words: PageWords;
  readonly layers: PageLayers;
  /** CSS pixels, as the page stands when nobody has turned it. */
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
}

/** Words over a page that draws itself turned: they are turned with it. */
export function TurnedWords({ words, layers, width, height, rotation }: TurnedWordsProps) {
  return (
    <div className={styles.sheet} style={{ width, height, rotate: `${rotation}deg` }}>
      <WordLayer words={words} layers={layers} scale={width / words.width} />
    </div>
  );
}
