import type { AreaBox } from '../area/area-box.ts';
import styles from './AreaMark.module.css';
import type { Mark } from './mark.ts';

/** The frame of a marked area, or around a marked page. Its label in the margin is what keyboard and screen reader use. */
export function AreaMark({ mark, box, isPage = false }: { mark: Mark; box: AreaBox; isPage?: boolean }) {
  return (
    <div
      className={styles.area}
      aria-hidden="true"
      data-tone={mark.tone}
      data-selected={mark.isSelected || undefined}
      data-page-mark={isPage || undefined}
      style={{
        left: `${box.left * 100}%`,
        top: `${box.top * 100}%`,
        width: `${box.width * 100}%`,
        height: `${box.height * 100}%`,
      }}
    />
  );
}
