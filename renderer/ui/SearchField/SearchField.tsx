import { Search, X } from 'lucide-react';
import { useId, useRef, type KeyboardEvent, type Ref } from 'react';
import { text } from '../../i18n/text.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  id?: string | undefined;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter. */
  onSubmit?: ((value: string) => void) | undefined;
  placeholder?: string | undefined;
  /** The shortcut that puts the cursor here, shown while the field is empty. */
  keys?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** Words to look for. Escape empties it. */
export function SearchField({
  id: givenId,
  label,
  value,
  onChange,
  onSubmit,
  placeholder,
  keys,
  inputRef,
}: SearchFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const field = useRef<HTMLDivElement>(null);
  const isEmpty = value === '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && !isEmpty) onChange('');
    else if (event.key === 'Enter' && onSubmit) onSubmit(value);
    else return;
    // Nothing else is to hear it: the first Escape empties the field, and the next may close what it is in.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={field} className={styles.field} data-empty={isEmpty || undefined}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={inputRef}
        id={id}
        type="search"
        value={value}
        placeholder={placeholder ?? label}
        className={styles.input}
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {keys !== undefined && isEmpty && (
        <span className={styles.hint}>
          <Kbd keys={keys} isHint />
        </span>
      )}
      <button
        type="button"
        // Escape does the same for the keyboard, and the cursor stays in the field.
        tabIndex={-1}
        className={styles.clear}
        aria-label={text('app.clearSearch')}
        onPointerDown={event => event.preventDefault()}
        onMouseDown={event => event.preventDefault()}
        onClick={() => {
          onChange('');
          field.current?.querySelector('input')?.focus();
        }}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
