import { TriangleAlert } from 'lucide-react';
import { text } from '../../i18n/text.ts';
import type { WindowBox } from '../document-selection.ts';
import styles from './MarkLabel.module.css';
import type { Mark } from './mark.ts';

interface MarkLabelProps {
  readonly mark: Mark;
  /** From the top of the page or paper that it stands beside: a CSS length. */
  readonly top: string;
  readonly isUncertain: boolean;
  readonly onPress: () => void;
  /** Null: the pointer or the focus has left. */
  readonly onPoint: (box: WindowBox | null) => void;
}

/** Stands for a tag that a mark does not have. */
const BULLET = 0x2022;

/** The tag of a mark in the margin: its name in words, and a way to it for the keyboard. */
export function MarkLabel({ mark, top, isUncertain, onPress, onPoint }: MarkLabelProps) {
  const name = mark.label || text('viewer.markWithoutTag');
  return (
    <button
      type="button"
      className={styles.label}
      data-tone={mark.tone}
      data-selected={mark.isSelected || undefined}
      style={{ top }}
      aria-label={isUncertain ? text('viewer.markLabelUncertain', { name }) : text('viewer.markLabel', { name })}
      onClick={onPress}
      onPointerEnter={event => onPoint(event.currentTarget.getBoundingClientRect())}
      onPointerLeave={() => onPoint(null)}
      onFocus={event => {
        if (event.currentTarget.matches(':focus-visible')) onPoint(event.currentTarget.getBoundingClientRect());
      }}
      onBlur={() => onPoint(null)}
    >
      {isUncertain && <TriangleAlert size={11} aria-hidden="true" />}
      <span className={styles.name} data-initial={String.fromCodePoint(mark.label.codePointAt(0) ?? BULLET)}>
        {mark.label || String.fromCodePoint(BULLET)}
      </span>
    </button>
  );
}
