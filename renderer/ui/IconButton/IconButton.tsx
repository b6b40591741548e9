import { Suspense, useRef, type ReactNode } from 'react';
import { Button as AriaButton, ToggleButton, type PressEvent } from 'react-aria-components';
import { cx } from '../cx.ts';
import { given } from '../given.ts';
import { TooltipOnDemand } from '../Tooltip/TooltipOnDemand.ts';
import { useTooltip } from '../Tooltip/use-tooltip.ts';
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
  const button = useRef<HTMLButtonElement>(null);
  const { id, isOpen, close, stay, triggerProps } = useTooltip();
  const all = {
    ...given(props),
    ...triggerProps,
    ...given({ 'aria-describedby': isOpen ? cx(props['aria-describedby'], id) : props['aria-describedby'] }),
    ref: button,
    'aria-label': label,
    className: cx(styles.button),
  };
  return (
    <>
      {isPressed === undefined ? (
        <AriaButton {...all}>{icon}</AriaButton>
      ) : (
        <ToggleButton {...all} isSelected={isPressed}>
          {icon}
        </ToggleButton>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <TooltipOnDemand id={id} label={label} keys={keys} triggerRef={button} onStay={stay} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
