import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { given } from '../given.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter. */
  onSubmit?: ((value: string) => void) | undefined;
  /** Escape on an empty field, and the cross. */
  onClear?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** The shortcut that puts the cursor here, shown while the field is empty. */
  keys?: string | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** Words to look for. Escape empties it. */
export function SearchField({ label, placeholder, keys, inputRef, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...given(props)} className={cx(styles.field)}>
      <Label className="visually-hidden">{label}</Label>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <Input {...given({ ref: inputRef })} placeholder={placeholder ?? label} className={cx(styles.input)} />
      {keys !== undefined && props.value === '' && (
        <span className={styles.hint}>
          <Kbd keys={keys} isHint />
        </span>
      )}
      <Button className={cx(styles.clear)} aria-label={text('app.clearSearch')}>
        <X size={14} aria-hidden="true" />
      </Button>
    </AriaSearchField>
  );
}
