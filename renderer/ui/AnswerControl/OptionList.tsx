import { useLayoutEffect, useRef, useState } from 'react';
import type { ChoiceOption } from './find-options.ts';
import styles from './ComboAnswer.module.css';

/** Of one option, in pixels: known beforehand, so that of thousands only those in sight are drawn. */
const ROW = 28;
const IN_SIGHT = 10;

interface OptionListProps {
  id: string;
  label: string;
  options: readonly ChoiceOption[];
  active: number;
  isChosen: (option: ChoiceOption) => boolean;
  isMany: boolean;
  onPick: (option: ChoiceOption) => void;
}

/** The options that are found, over everything else on the screen, with those in sight drawn and no others. */
export function OptionList({ id, label, options, active, isChosen, isMany, onPick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    // The browser's own top layer: no ancestor can cut the list off.
    list.current?.showPopover();
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || active < 0) return;
    // Scrolling is the browser's: the active option comes into sight.
    const [above, below] = [active * ROW, (active + 1) * ROW - element.clientHeight];
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
  }, [active]);
  const first = Math.max(0, Math.min(Math.floor(top / ROW), options.length) - IN_SIGHT);
  const last = Math.min(options.length, first + 3 * IN_SIGHT);
  const drawn = new Set(Array.from({ length: last - first }, (_, place) => first + place));
  // What a screen reader is told of must be there.
  if (active >= 0 && active < options.length) drawn.add(active);
  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      aria-multiselectable={isMany || undefined}
      tabIndex={-1}
      className={styles.list}
      onScroll={event => setTop(event.currentTarget.scrollTop)}
      // The box keeps the focus, and its list stays open while it is scrolled.
      onPointerDown={event => event.preventDefault()}
    >
      <div role="presentation" className={styles.all} style={{ blockSize: options.length * ROW }}>
        {[...drawn].map(index => {
          const option = options[index];
          return (
            option && (
              // Keys are heard by the box that has the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={isChosen(option)}
                aria-setsize={options.length}
                aria-posinset={index + 1}
                data-active={index === active || undefined}
                className={styles.option}
                style={{ insetBlockStart: index * ROW, blockSize: ROW }}
                onClick={() => onPick(option)}
              >
                <span className={styles.label}>{option.label}</span>
                {option.description !== undefined && <span className={styles.about}>{option.description}</span>}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
