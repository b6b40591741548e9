import type { RefObject } from 'react';
import { Tooltip as AriaTooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  id: string;
  label: string;
  keys?: string | undefined;
  /** The button that it explains. */
  triggerRef: RefObject<HTMLElement | null>;
  /** The pointer has moved on to it: it can be read with a magnifier. */
  onStay: () => void;
  onClose: () => void;
}

/** What a button without words does, and the key that does the same. Shown as long as it is drawn. */
export function Tooltip({ id, label, keys, triggerRef, onStay, onClose }: TooltipProps) {
  // The library takes it and does not say so: its own triggers hand it over.
  const named = { id };
  return (
    <TooltipTriggerStateContext value={{ isOpen: true, shouldSkipAnimation: true, open: onStay, close: onClose }}>
      <AriaTooltip {...named} triggerRef={triggerRef} offset={6} className={cx(styles.tooltip)}>
        {label}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTriggerStateContext>
  );
}
