import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton, type PressEvent } from 'react-aria-components';
import { cx } from '../cx.ts';
import { given } from '../given.ts';
import { Tooltip } from '../Tooltip/Tooltip.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  /** Given: a switch that is on or off. Left out: a button that does something once. */
  isPressed?: boolean | undefined;
  isDisabled?: boolean | undefined;
  keys?: string | undefined;
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  onPress?: ((event: PressEvent) => void) | undefined;
}

/** A button of one icon, with its name in a tooltip. */
export function IconButton({ label, icon, isPressed, keys, ...props }: IconButtonProps) {
  const className = cx(styles.button);
  const rest = given(props);
  return (
    <Tooltip label={label} keys={keys}>
      {isPressed === undefined ? (
        <AriaButton {...rest} aria-label={label} className={className}>
          {icon}
        </AriaButton>
      ) : (
        <ToggleButton {...rest} aria-label={label} isSelected={isPressed} className={className}>
          {icon}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
