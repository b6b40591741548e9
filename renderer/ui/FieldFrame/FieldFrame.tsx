import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './FieldFrame.module.css';

/** What every field takes. */
export interface FieldProps {
  label: string;
  /** The label is for screen readers only: something else on the screen says it. */
  hideLabel?: boolean | undefined;
  description?: ReactNode;
  /** What is wrong and what to do. Its presence makes the field invalid. */
  errorMessage?: ReactNode;
  isRequired?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  onFocus?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
}

interface FieldFrameProps {
  label: string;
  hideLabel?: boolean | undefined;
  description?: ReactNode;
  errorMessage?: ReactNode;
  isRequired?: boolean | undefined;
  children: ReactNode;
}

/** Label above, then the control, then what helps and what is wrong. Inside a react-aria field, which ties them together. */
export function FieldFrame({ label, hideLabel, description, errorMessage, isRequired, children }: FieldFrameProps) {
  return (
    <>
      <Label className={cx(styles.label, hideLabel && 'visually-hidden')}>
        {label}
        {isRequired && (
          <span className={styles.required} aria-hidden="true">
            {' *'}
          </span>
        )}
      </Label>
      {children}
      {hasContent(description) && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{errorMessage}</FieldError>
    </>
  );
}

/** True when there is something to show: an error message of this kind makes a field invalid. */
export function hasContent(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}
