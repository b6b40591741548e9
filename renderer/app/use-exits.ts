import { useEffect } from 'react';
import type { CaseId } from '../../shared/model/ids.ts';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { announce } from '../ui/announce.ts';
import { useSession } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

/** The ways out of the window by hand, copying and printing: as the client's rules say, and written down. */
export function useExits(caseId: CaseId | null): void {
  const session = useSession();
  const say = useWorkspace(state => state.say);
  const { print, copyText } = useStore().me.workstation;
  // The clipboard and the printer are outside React.
  useEffect(() => {
    const refuse = (said: string) => {
      announce(said, 'assertive');
      say(said);
    };
    const onCopy = (event: ClipboardEvent) => {
      const characters = selectedLength(event.target);
      if (characters === 0) return;
      // What a person typed is their own, also where nothing of a case may be copied.
      if (copyText !== 'none' || isField(event.target))
        return session.noteUse({ type: 'text.copied', caseId, characters });
      event.preventDefault();
      refuse(text('safety.copy.refused'));
    };
    const onPrint = () => {
      session.noteUse({ type: 'print.refused', caseId });
      refuse(text('safety.print.refused'));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onPrint();
    };
    // Heard before anybody who would end it.
    document.addEventListener('copy', onCopy, true);
    document.addEventListener('cut', onCopy, true);
    if (!print) {
      // What is printed past this, from a browser's own menu, is an empty page (reset.css).
      delete document.documentElement.dataset['mayPrint'];
      window.addEventListener('keydown', onKey, true);
      window.addEventListener('beforeprint', onPrint);
    } else document.documentElement.dataset['mayPrint'] = '';
    return () => {
      delete document.documentElement.dataset['mayPrint'];
      document.removeEventListener('copy', onCopy, true);
      document.removeEventListener('cut', onCopy, true);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('beforeprint', onPrint);
    };
  }, [session, say, caseId, print, copyText]);
}

function selectedLength(target: EventTarget | null): number {
  if (isField(target)) return (target.selectionEnd ?? 0) - (target.selectionStart ?? 0);
  return getSelection()?.toString().length ?? 0;
}

function isField(target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
