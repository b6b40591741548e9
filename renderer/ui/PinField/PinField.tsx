import { Eye, EyeOff } from 'lucide-react';
import { useState, type KeyboardEvent, type Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import { IconButton } from '../IconButton/IconButton.tsx';
import styles from './PinField.module.css';

export interface PinFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A secret of letters and digits: covered until the person wants to see it. Pasting is allowed. */
export function PinField({ label, hideLabel, description, errorMessage, inputRef, onChange, ...props }: PinFieldProps) {
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const hear = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <AriaTextField
      {...given(props)}
      onChange={onChange}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      // Chromium offers to keep a password even where "off" is said, and would keep it outside the vault; not this one.
      autoComplete="one-time-code"
      isInvalid={hasContent(errorMessage)}
      className={cx(fieldStyles['field'])}
      onKeyUp={hear}
      onKeyDown={hear}
    >
      <FieldFrame {...{ label, hideLabel, description, errorMessage, isRequired: props.isRequired }}>
        <div className={styles.row}>
          <Input {...given({ ref: inputRef })} maxLength={64} className={cx(fieldStyles['input'])} />
          <IconButton
            label={text('lock.pin.show')}
            isPressed={isShown}
            icon={isShown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
            onPress={() => setShown(!isShown)}
          />
        </div>
        <span role="status" className={styles.caps}>
          {hasCapsLock && text('lock.pin.capsLock')}
        </span>
      </FieldFrame>
    </AriaTextField>
  );
}
