import type { Ref } from 'react';
import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Several lines; grows with its text. */
  multiline?: boolean | undefined;
  placeholder?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel' | undefined;
  type?: 'text' | 'email' | 'url' | 'tel' | undefined;
  maxLength?: number | undefined;
  spellCheck?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement> | undefined;
}

/** Text of one line or of several. */
export function TextField({
  label,
  hideLabel,
  description,
  errorMessage,
  multiline = false,
  placeholder,
  inputRef,
  spellCheck = false,
  ...props
}: TextFieldProps) {
  const control = given({ placeholder, ref: inputRef });
  return (
    <AriaTextField
      {...given(props)}
      spellCheck={spellCheck ? 'true' : 'false'}
      autoComplete="off"
      isInvalid={hasContent(errorMessage)}
      className={cx(fieldStyles['field'])}
    >
      <FieldFrame {...{ label, hideLabel, description, errorMessage, isRequired: props.isRequired }}>
        {multiline ? (
          <TextArea {...control} className={cx(fieldStyles['input'], styles.area)} rows={3} />
        ) : (
          <Input {...control} className={cx(fieldStyles['input'])} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
