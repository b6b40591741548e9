import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { addOpenDraft } from '../../data/open-drafts.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { TextField } from '../../ui/TextField/TextField.tsx';

interface NoteFieldProps {
  /** Left out: it is the note of a mark. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (note: string) => void;
  /** Mod+Enter. */
  readonly onSubmit: () => void;
  /** The window is about to lock or end: what was typed is kept as if it had been submitted. Absent: others keep it. */
  readonly onKeep?: () => Promise<void> | void;
}

/** A note of a few lines; the cursor is in it as soon as it is there. */
export function NoteField({ label = text('annotate.note'), value, onChange, onSubmit, onKeep }: NoteFieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  const latest = useRef({ value, onKeep });
  useLayoutEffect(() => {
    latest.current = { value, onKeep };
  });
  const [first] = useState(value);
  // A note is no draft: nothing else saves it while it is typed.
  useEffect(
    () =>
      addOpenDraft(async () => {
        if (latest.current.value.trim() !== first.trim()) await latest.current.onKeep?.();
      }),
    [first],
  );

  // The focus is the browser's.
  useEffect(() => field.current?.focus(), []);

  // A command, and not a key handler here: those of the window hear chords first, and this one submits the judgment there.
  useCommand({
    id: `annotate.note.${useId()}`,
    title: text('annotate.saveNote'),
    group: text('annotate.group'),
    keys: 'Mod+Enter',
    isOfField: true,
    isEnabled: () => field.current !== null && field.current === document.activeElement,
    run: onSubmit,
  });

  return <TextField label={label} multiline value={value} onChange={onChange} inputRef={field} />;
}
