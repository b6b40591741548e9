import '../../../i18n/add-later.ts';
import { Trash2 } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { fillSnippet, type Snippet, snippetsOf } from '../../../../shared/forms/form-aids.ts';
import { removeSnippet } from '../../../data/actions/keep-snippet.ts';
import { useSnippets } from '../../../data/queries/use-snippets.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { afterPaint } from '../../../ui/after-paint.ts';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { useFocusInDialog } from '../../../ui/Dialog/use-focus-in-dialog.ts';
import { IconButton } from '../../../ui/IconButton/IconButton.tsx';
import { ListButton } from '../../../ui/ListButton/ListButton.tsx';
import { SearchField } from '../../../ui/SearchField/SearchField.tsx';
import { questionElement } from '../focus-question.ts';
import type { FormStore } from '../form-store.ts';
import { aidAt } from '../../../../shared/forms/marginal.ts';
import { insertInto, textBoxOf, walkGaps } from './insert-snippet.ts';
import { lookUpIn } from './look-up.ts';
import { NewSnippet } from './NewSnippet.tsx';
import styles from './SnippetDialog.module.css';

interface SnippetDialogProps {
  root: RefObject<HTMLElement | null>;
  form: FormStore;
  pointer: string;
  caseFile: CaseFile;
  onClose: () => void;
}

/** The client's snippets and the person's own, to be found by typing and put where the cursor is. */
export function SnippetDialog({ root, form, pointer, caseFile, onClose }: SnippetDialogProps) {
  const store = useStore();
  // Where the cursor was when it was asked for: the dialog has it by the next frame.
  const [box] = useState(() =>
    textBoxOf(root.current && questionElement(root.current, pointer), document.activeElement),
  );
  const first = useFocusInDialog();
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const own = useSnippets() ?? [];
  const all = [
    ...snippetsOf(form.model.schema).map(snippet => ({ snippet, isOwn: false })),
    ...own.map(snippet => ({ snippet, isOwn: true })),
  ];
  const wanted = words.trim().toLowerCase();
  const shown = all.filter(({ snippet }) => `${snippet.label} ${snippet.text}`.toLowerCase().includes(wanted));
  const lookUp = lookUpIn(form, caseFile.record);

  const insert = ({ label, text: source }: Snippet) => {
    if (!box) return announce(text('judge.snippet.noBox'), 'assertive');
    const filled = fillSnippet(source, lookUp);
    let start = 0;
    form.together(pointer, () => {
      start = insertInto(box, filled);
      form.note(aidAt(pointer), text('judge.snippet.record', { label }));
    });
    onClose();
    announce(text(filled.open.length > 0 ? 'judge.snippet.stops' : 'judge.snippet.inserted', { label }));
    // The dialog gives the focus back as it closes; the gaps are walked after that.
    void afterPaint().then(() => walkGaps(box, filled, start));
  };
  return (
    <Dialog title={text('judge.snippet.title')} isOpen onClose={onClose}>
      <div className={styles.parts}>
        {!box && <p role="alert">{text('judge.snippet.noBox')}</p>}
        <SearchField
          id={first}
          label={text('judge.snippet.find')}
          value={words}
          onChange={setWords}
          onSubmit={() => {
            const [first] = shown;
            if (first) insert(first.snippet);
          }}
        />
        {shown.length === 0 && <p className={styles.quiet}>{text('judge.snippet.none')}</p>}
        <ul ref={list} className={styles.rows}>
          {shown.map(({ snippet, isOwn }) => (
            <li key={snippet.id} className={styles.row}>
              <ListButton
                label={
                  <>
                    {snippet.label}{' '}
                    <span className={styles.quiet}>{text(isOwn ? 'judge.snippet.own' : 'judge.snippet.client')}</span>
                  </>
                }
                isDisabled={!box}
                onPress={() => insert(snippet)}
              >
                <span className={styles.text}>{fillSnippet(snippet.text, lookUp).text}</span>
              </ListButton>
              {isOwn && (
                <IconButton
                  label={text('judge.snippet.remove', { label: snippet.label })}
                  icon={<Trash2 size={14} aria-hidden="true" />}
                  onPress={() => void removeSnippet(store, snippet.id)}
                />
              )}
            </li>
          ))}
        </ul>
        <NewSnippet begins={box?.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0) ?? ''} />
      </div>
    </Dialog>
  );
}
