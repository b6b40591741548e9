import type { ReactNode } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { cx } from '../cx.ts';
import { given } from '../given.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import styles from './Button.module.css';

export interface ButtonProps {
  tone?: 'primary' | 'quiet' | 'danger' | undefined;
  icon?: ReactNode;
  /** The shortcut that does the same, shown inside the button. The command registers it, not the button. */
  keys?: string | undefined;
  isDisabled?: boolean | undefined;
  /** Working: keeps the focus, ignores presses, is announced. */
  isPending?: boolean | undefined;
  autoFocus?: boolean | undefined;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-expanded'?: boolean | undefined;
  'aria-controls'?: string | undefined;
  /** The form that it sends, by its id. Enter in a field of that form then presses this button. */
  form?: string | undefined;
  onPress?: ((event: PressEvent) => void) | undefined;
  children: ReactNode;
}

/** The one button. Tone says what pressing it means, not what colour it is. */
export function Button({ tone = 'quiet', icon, keys, form, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...given(props)}
      {...(form !== undefined && { type: 'submit', form })}
      className={cx(styles.button)}
      data-tone={tone}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {keys !== undefined && <Kbd keys={keys} isHint />}
    </AriaButton>
  );
}
