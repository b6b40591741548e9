import { useEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { TextField } from '../../ui/TextField/TextField.tsx';

interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (note: string) => void;
  /** Mod+Enter. */
  readonly onSubmit: () => void;
}

/** A note of a few lines; the cursor is in it as soon as it is there. */
export function NoteField({ value, onChange, onSubmit }: NoteFieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  // The focus is the browser's.
  useEffect(() => field.current?.focus(), []);

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the field inside it
    <div
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      <TextField label={text('annotate.note')} multiline value={value} onChange={onChange} inputRef={field} />
    </div>
  );
}
