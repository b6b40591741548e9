import { Highlighter, Link2, MessageSquarePlus, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Tag } from '../../../shared/model/process.ts';
import type { CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { DocumentSelection, WindowBox } from '../../viewer/document-selection.ts';
import styles from './AnnotateBar.module.css';
import { barPlace, type BarPlace } from './bar-place.ts';
import type { MarkWords } from './new-annotation.ts';
import { NoteField } from './NoteField.tsx';
import { TagButtons } from './TagButtons.tsx';

export interface AnnotateBarProps {
  readonly caseFile: CaseFile;
  /** Null: no bar. */
  readonly selection: DocumentSelection | null;
  readonly readOnly: boolean;
  /** The question that a citation would be tied to; null: there is none to cite for. */
  readonly citeFor: { readonly label: string } | null;
  /** @param cites tie the mark to the question as well */
  readonly onMark: (words: MarkWords, cites: boolean) => void;
}

/** Acts on what is selected, beside it: mark it, with a tag and a note, or cite it for the question that is open. */
export function AnnotateBar({ caseFile, selection, readOnly, citeFor, onMark }: AnnotateBarProps) {
  const [done, setDone] = useState<DocumentSelection | null>(null);
  if (!selection || selection === done || readOnly) return null;
  const finish = () => {
    setDone(selection);
    getSelection()?.removeAllRanges();
  };
  return (
    <OpenBar
      // Another selection begins without the note of the last one.
      key={JSON.stringify(selection.selectors)}
      selection={selection}
      tags={caseFile.process?.tags ?? []}
      citeFor={citeFor?.label ?? null}
      onDismiss={finish}
      onMark={(words, cites) => {
        onMark(words, cites);
        finish();
      }}
    />
  );
}

interface OpenBarProps {
  readonly selection: DocumentSelection;
  readonly tags: readonly Tag[];
  readonly citeFor: string | null;
  readonly onMark: (words: MarkWords, cites: boolean) => void;
  readonly onDismiss: () => void;
}

function OpenBar({ selection, tags, citeFor, onMark, onDismiss }: OpenBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<BarPlace | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [tag, setTag] = useState<string | undefined>(undefined);
  const group = text('annotate.group');
  const hasNote = note !== null;
  const words = { tag, note: note ?? undefined };

  // Its size is the browser's to say.
  useLayoutEffect(() => {
    const box = bar.current?.getBoundingClientRect();
    if (box) setPlace(barPlace(selection.box, box, { width: window.innerWidth, height: window.innerHeight }));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the note changes its size
  }, [selection, hasNote]);

  // An area was drawn by keyboard or mouse and its layer is gone: without this the focus would be nowhere.
  useEffect(() => {
    if (selection.exact === '') bar.current?.querySelector('button')?.focus();
  }, [selection.exact]);

  const highlight = () => onMark(words, false);
  const cite = () => onMark(words, true);
  const canCite = citeFor !== null;
  useCommand({ id: 'annotate.highlight', title: text('annotate.highlight'), group, keys: 'h', run: highlight });
  useCommand({
    id: 'annotate.note',
    title: text('annotate.addNote'),
    group,
    keys: 'n',
    run: () => setNote(note ?? ''),
  });
  useCommand({ id: 'annotate.cite', title: text('annotate.cite'), group, keys: 'c', isEnabled: canCite, run: cite });
  useCommand({
    id: 'annotate.cite-anywhere',
    title: text('annotate.cite'),
    group,
    keys: 'Alt+E',
    isEnabled: canCite,
    run: cite,
  });
  useCommand({ id: 'annotate.dismiss', title: text('annotate.dismiss'), group, keys: 'Escape', run: onDismiss });

  return (
    <>
      {selection.exact === '' && <PendingArea box={selection.box} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps the selection */}
      <div
        ref={bar}
        className={styles.bar}
        data-keeps-selection
        role="dialog"
        aria-label={text(selection.exact === '' ? 'annotate.barForArea' : 'annotate.bar')}
        style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
        // A press on the bar must not take the selection away; the note's own field may have the cursor.
        onMouseDown={event => {
          if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
        }}
      >
        {tags.length > 0 && (
          <TagButtons
            tags={tags}
            chosen={tag}
            isAtOnce={note === null}
            onChoose={chosen => {
              if (note === null) onMark({ tag: chosen }, false);
              else setTag(chosen === tag ? undefined : chosen);
            }}
          />
        )}
        {note !== null && <NoteField value={note} onChange={setNote} onSubmit={canCite ? cite : highlight} />}
        <div className={styles.actions}>
          {canCite && (
            <Button tone="primary" icon={<Link2 size={14} aria-hidden="true" />} keys="c" onPress={cite}>
              <span className={styles.cite}>{text('annotate.citeFor', { question: citeFor })}</span>
            </Button>
          )}
          <Button icon={<Highlighter size={14} aria-hidden="true" />} keys="h" onPress={highlight}>
            {text('annotate.highlight')}
          </Button>
          {note === null && (
            <IconButton
              label={text('annotate.addNote')}
              keys="n"
              icon={<MessageSquarePlus size={15} aria-hidden="true" />}
              onPress={() => setNote('')}
            />
          )}
          <IconButton
            label={text('annotate.dismiss')}
            keys="Escape"
            icon={<X size={15} aria-hidden="true" />}
            onPress={onDismiss}
          />
        </div>
      </div>
    </>
  );
}

/** What is about to be marked, while the bar asks how: the layer that it was drawn on has gone. */
function PendingArea({ box }: { box: WindowBox }) {
  const [isThere, setThere] = useState(true);
  // It stands in the window and not on the page: once the page moves under it, it would lie.
  useEffect(() => {
    const leave = () => setThere(false);
    window.addEventListener('scroll', leave, { capture: true, once: true });
    return () => window.removeEventListener('scroll', leave, { capture: true });
  }, []);
  if (!isThere) return null;
  const { left, top, right, bottom } = box;
  return <div className={styles.area} style={{ left, top, width: right - left, height: bottom - top }} />;
}
