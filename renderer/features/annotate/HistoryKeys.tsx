import type { CaseId } from '../../../shared/model/ids.ts';
import { type AnnotationAct, redoAct, undoAct } from '../../data/actions/annotation-history.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { useCommand } from '../../ui/commands/use-command.ts';

interface HistoryKeysProps {
  readonly caseId: CaseId;
  readonly readOnly: boolean;
  /** Says what has happened, where everybody sees it. */
  readonly onSaid: (words: string) => void;
}

/** The keys that take the last act on a mark back, and do it again. Draws nothing. */
export function HistoryKeys({ caseId, readOnly, onSaid }: HistoryKeysProps) {
  const store = useStore();
  const say = (words: string) => {
    announce(words);
    onSaid(words);
  };
  const step = async (go: typeof undoAct, nothing: string, named: (act: AnnotationAct) => string) => {
    try {
      const act = await go(store, caseId);
      say(act ? named(act) : nothing);
    } catch (error) {
      // The disk is full, or the store was closed: nothing has changed.
      console.error('An act on a mark could not be taken back', error);
      say(text('annotate.notSaved'));
    }
  };
  // In a field the same keys are the field's own.
  const isEnabled = () => !readOnly && !isTyping();
  useCommand({
    id: 'annotate.undo',
    title: text('annotate.undoAct'),
    group: text('annotate.group'),
    keys: 'Mod+Z',
    isEnabled,
    run: () => void step(undoAct, text('annotate.nothingToUndo'), act => text(wordsOf(act))),
  });
  useCommand({
    id: 'annotate.redo',
    title: text('annotate.redoAct'),
    group: text('annotate.group'),
    keys: 'Mod+Shift+Z',
    isEnabled,
    run: () => void step(redoAct, text('annotate.nothingToRedo'), act => text(wordsOf(act))),
  });
  return null;
}

/** What has just happened, undone or done again: both are acts. */
function wordsOf({ before, after }: AnnotationAct) {
  if ((after ?? before)?.about) return after ? 'annotate.actRemarkAdded' : 'annotate.actRemarkRemoved';
  if (!after) return 'annotate.actRemoved';
  return before ? 'annotate.actChanged' : 'annotate.actAdded';
}

function isTyping(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement) return !/^(?:checkbox|radio|button)$/.test(focused.type);
  if (focused instanceof HTMLTextAreaElement) return true;
  return focused instanceof HTMLElement && focused.isContentEditable;
}
