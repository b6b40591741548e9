import '../i18n/add-later.ts';
import { text } from '../i18n/text.ts';
import { ShortcutSheet, type ShortcutSheetProps } from '../ui/commands/ShortcutSheet.tsx';
import { useSession } from './session-context.ts';

export type KeysDialogProps = Omit<ShortcutSheetProps, 'onSave'>;

/** The keys, to be read, changed, and taken along to another machine or to a colleague. */
export function KeysDialog(props: KeysDialogProps) {
  const { saveFile } = useSession();
  const save = async (suggestedName: string, content: string) => {
    const answer = await saveFile('keys', suggestedName, content);
    if (answer.ok) return { tone: 'success', words: text('keys.saved', { path: answer.value.path }) } as const;
    return answer.failure.code === 'cancelled' ? null : ({ tone: 'error', words: text('keys.notSaved') } as const);
  };
  return <ShortcutSheet {...props} onSave={save} />;
}
