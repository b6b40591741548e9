import { Highlighter, Link2, LocateFixed, MessageSquarePlus, Table2, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { placeKind } from '../../../shared/anchors/place-kind.ts';
import type { Tag } from '../../../shared/model/process.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { DocumentSelection, WindowBox } from '../../viewer/document-selection.ts';
import { cellsName } from '../../viewer/table/cells-name.ts';
import styles from './AnnotateBar.module.css';
import { barPlace, type BarPlace } from './bar-place.ts';
import type { MarkWords } from './new-annotation.ts';
import { NoteField } from './NoteField.tsx';
import { TagButtons } from './TagButtons.tsx';
import { hasWords, type UnfinishedMark } from './unfinished-mark.ts';

interface OpenBarProps {
  readonly selection: DocumentSelection;
  /** False: the selection has gone, and the note is still here. */
  readonly isSelected: boolean;
  readonly tags: readonly Tag[];
  readonly citeFor: string | null;
  /** What was typed here before; null: nothing. */
  readonly unfinished: UnfinishedMark | null;
  /** Told with every letter, so that nothing typed is only here. */
  readonly onType: (words: MarkWords) => void;
  readonly onMark: (words: MarkWords, cites: boolean) => Promise<void>;
  /** Moves the mark that waits for a new place to here; null: none waits. */
  readonly onPlace: (() => void) | null;
  /** Takes the selected cells for a list of the form; null: there are none, or there is no form. */
  readonly onTakeTable: (() => void) | null;
  readonly onDismiss: () => void;
}

/** The bar beside one selection. */
export function OpenBar(props: OpenBarProps) {
  const { selection, isSelected, tags, citeFor, unfinished, onType, onMark, onPlace, onTakeTable, onDismiss } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<BarPlace | null>(null);
  const [words, setWords] = useState<MarkWords>(unfinished?.words ?? {});
  const group = text('annotate.group');
  const hasNote = words.note !== undefined;
  const become = (next: MarkWords) => {
    setWords(next);
    onType(next);
  };

  // Its size is the browser's to say.
  useLayoutEffect(() => {
    const box = bar.current?.getBoundingClientRect();
    if (box) setPlace(barPlace(selection.box, box, { width: window.innerWidth, height: window.innerHeight }));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the note and the line above it change its size
  }, [selection, hasNote, isSelected]);

  // An area was drawn by keyboard or mouse and its layer is gone: without this the focus would be nowhere.
  useEffect(() => {
    if (selection.exact === '') bar.current?.querySelector('button')?.focus();
  }, [selection.exact]);

  const highlight = () => void onMark(words, false);
  const cite = () => void onMark(words, true);
  const addNote = () => become({ ...words, note: words.note ?? '' });
  const canCite = citeFor !== null;
  useCommand({ id: 'annotate.highlight', title: text('annotate.highlight'), group, keys: 'h', run: highlight });
  useCommand({ id: 'annotate.note', title: text('annotate.addNote'), group, keys: 'n', run: addNote });
  useCommand({ id: 'annotate.cite', title: text('annotate.cite'), group, keys: 'c', isEnabled: canCite, run: cite });
  useCommand({
    id: 'annotate.place-here',
    title: text('place.here'),
    group,
    keys: 'm',
    isEnabled: onPlace !== null,
    run: () => onPlace?.(),
  });
  useCommand({
    id: 'annotate.take-table',
    title: text('annotate.takeTable'),
    group,
    keys: 't',
    isEnabled: onTakeTable !== null,
    run: () => onTakeTable?.(),
  });
  useCommand({
    id: 'annotate.cite-anywhere',
    title: text('annotate.cite'),
    group,
    keys: 'Alt+E',
    isEnabled: canCite,
    run: cite,
  });
  useCommand({
    id: 'annotate.dismiss',
    title: text('annotate.dismiss'),
    group,
    keys: 'Escape',
    // A press that was meant for something else must not cost what was typed here.
    isEnabled: () => !hasWords(words) || (bar.current?.contains(document.activeElement) ?? false),
    run: onDismiss,
  });

  return (
    <>
      {selection.exact === '' && selection.scope === undefined && <PendingArea box={selection.box} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps the selection */}
      <div
        ref={bar}
        className={styles.bar}
        data-keeps-selection
        role="dialog"
        aria-label={barName(selection)}
        style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
        // A press on the bar must not take the selection away; the note's own field may have the cursor.
        onMouseDown={event => {
          if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
        }}
      >
        {!isSelected && unfinished !== null && <p className={styles.left}>{leftWords(selection)}</p>}
        {tags.length > 0 && (
          <TagButtons
            tags={tags}
            chosen={words.tag}
            isAtOnce={!hasNote}
            onChoose={chosen => {
              if (!hasNote) void onMark({ tag: chosen }, false);
              else become({ ...words, tag: chosen === words.tag ? undefined : chosen });
            }}
          />
        )}
        {words.note !== undefined && (
          <NoteField
            value={words.note}
            onChange={note => become({ ...words, note })}
            onSubmit={canCite ? cite : highlight}
          />
        )}
        {unfinished !== null && unfinished.why !== null && (
          <p role="alert" className={styles.notKept}>
            {text(unfinished.why === 'disk-full' ? 'annotate.bar.diskFull' : 'annotate.bar.notKept')}
          </p>
        )}
        <div className={styles.actions}>
          {onPlace && (
            <Button tone="primary" icon={<LocateFixed size={14} aria-hidden="true" />} keys="m" onPress={onPlace}>
              {text('place.here')}
            </Button>
          )}
          {canCite && (
            <Button tone="primary" icon={<Link2 size={14} aria-hidden="true" />} keys="c" onPress={cite}>
              <span className={styles.cite}>{text('annotate.citeFor', { question: citeFor })}</span>
            </Button>
          )}
          <Button icon={<Highlighter size={14} aria-hidden="true" />} keys="h" onPress={highlight}>
            {text('annotate.highlight')}
          </Button>
          {!hasNote && (
            <IconButton
              label={text('annotate.addNote')}
              keys="n"
              icon={<MessageSquarePlus size={15} aria-hidden="true" />}
              onPress={addNote}
            />
          )}
          {onTakeTable && (
            <IconButton
              label={text('annotate.takeTable')}
              keys="t"
              icon={<Table2 size={15} aria-hidden="true" />}
              onPress={onTakeTable}
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

function barName({ exact, scope, selectors }: DocumentSelection): string {
  if (scope === 'document') return text('mark.barForDocument');
  const place = scope && placeKind({ target: { source: '', selector: selectors } });
  if (place?.kind === 'page') return text('mark.barForPage', { page: place.page });
  if (place?.kind === 'cells') return text('mark.barForCells', { cells: cellsName(place) });
  return text(exact === '' ? 'annotate.barForArea' : 'annotate.bar');
}

function leftWords({ exact, document }: DocumentSelection): string {
  const words = exact.replaceAll(/\s+/g, ' ').trim();
  return words === ''
    ? text('annotate.bar.leftArea', { document: document.name })
    : text('annotate.bar.left', { words, document: document.name });
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
