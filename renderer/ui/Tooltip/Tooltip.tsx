import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  label: string;
  keys?: string | undefined;
  /** The button that it explains. */
  children: ReactElement;
}

/** What a button without words does, and the key that does the same. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={cx(styles.tooltip)} offset={6}>
        {label}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
