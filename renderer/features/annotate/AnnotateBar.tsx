import { Highlighter, Link2, MessageSquarePlus, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { Tag } from '../../../shared/model/process.ts';
import { type SaveFailure, saveFailureOf } from '../../data/save-failure.ts';
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
  /** Keeps the mark. Rejects when it is not kept: then the bar stays, with what was typed. */
  readonly onMark: (selection: DocumentSelection, words: MarkWords) => Promise<AnnotationId>;
  /** The mark is kept and the selection is gone: tie it to the question as well. */
  readonly onCite: (id: AnnotationId) => void;
}

/** A mark that could not be kept, with the words that are nowhere else. */
interface NotKept {
  readonly selection: DocumentSelection;
  readonly words: MarkWords;
  readonly why: SaveFailure;
}

/** Acts on what is selected, beside it: mark it, with a tag and a note, or cite it for the question that is open. */
export function AnnotateBar({ caseFile, selection, readOnly, citeFor, onMark, onCite }: AnnotateBarProps) {
  const [done, setDone] = useState<DocumentSelection | null>(null);
  const [notKept, setNotKept] = useState<readonly NotKept[]>([]);
  const isNew = selection !== null && selection !== done;
  // What is selected now goes before: a note that is being typed is not taken away either.
  const failed = isNew ? undefined : notKept.at(-1);
  const open = isNew ? selection : failed?.selection;
  if (!open || readOnly) return null;
  const finish = () => {
    if (failed) return setNotKept(notKept.filter(one => one !== failed));
    setDone(open);
    getSelection()?.removeAllRanges();
  };
  const mark = async (words: MarkWords, cites: boolean) => {
    // At once: until it is written the next words may be selected, and they must stay so.
    finish();
    try {
      const id = await onMark(open, words);
      if (cites) onCite(id);
    } catch (error) {
      // The disk is full, or the store was closed.
      console.error('The annotation could not be saved', error);
      setNotKept(before => [...before, { selection: open, words, why: saveFailureOf(error) }]);
    }
  };
  return (
    <OpenBar
      // Another selection begins without the note of the last one.
      key={`${failed ? 'again' : 'first'} ${JSON.stringify(open.selectors)}`}
      selection={open}
      tags={caseFile.process?.tags ?? []}
      citeFor={citeFor?.label ?? null}
      failed={failed ?? null}
      onDismiss={finish}
      onMark={mark}
    />
  );
}

interface OpenBarProps {
  readonly selection: DocumentSelection;
  readonly tags: readonly Tag[];
  readonly citeFor: string | null;
  /** Set when it is tried again. */
  readonly failed: NotKept | null;
  readonly onMark: (words: MarkWords, cites: boolean) => Promise<void>;
  readonly onDismiss: () => void;
}

function OpenBar({ selection, tags, citeFor, failed, onMark, onDismiss }: OpenBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<BarPlace | null>(null);
  const [note, setNote] = useState<string | null>(failed?.words.note ?? null);
  const [tag, setTag] = useState(failed?.words.tag);
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

  const highlight = () => void onMark(words, false);
  const cite = () => void onMark(words, true);
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
              if (note === null) void onMark({ tag: chosen }, false);
              else setTag(chosen === tag ? undefined : chosen);
            }}
          />
        )}
        {note !== null && (
          <NoteField
            value={note}
            onChange={setNote}
            onSubmit={canCite ? cite : highlight}
            onKeep={() => onMark(words, false)}
          />
        )}
        {failed !== null && (
          <p role="alert" className={styles.notKept}>
            {text(failed.why === 'disk-full' ? 'annotate.bar.diskFull' : 'annotate.bar.notKept')}
          </p>
        )}
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
