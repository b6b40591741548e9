import { CloudUpload, GitCompareArrows, Link2, LocateFixed, MessageSquareReply, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { noteOf, quoteOf, tagOf } from '../../../shared/model/annotation.ts';
import type { Tag } from '../../../shared/model/process.ts';
import { searchedPages } from '../../../shared/model/searched.ts';
import type { AnnotationView } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { Placement } from '../../viewer/document-view.ts';
import { placeWords } from '../../viewer/marks/place-words.ts';
import { MARK_DRAG } from '../../viewer/mark-drag.ts';
import { toneOf } from '../../viewer/marks/mark-tone.ts';
import styles from './AnnotationRow.module.css';
import { pageOf } from './list-annotations.ts';
import { NoteField } from './NoteField.tsx';
import { PlacementNote } from './PlacementNote.tsx';
import { SuggestedMark } from './suggested/SuggestedMark.tsx';
import { MarkLinks } from './talk/MarkLinks.tsx';
import { actId } from './talk/row-acts.ts';
import { Thread } from './talk/Thread.tsx';
import type { MarkTalk } from './talk/use-talk.ts';

interface AnnotationRowProps {
  readonly view: AnnotationView;
  readonly tags: readonly Tag[];
  /** Undefined: its document has not been opened yet. */
  readonly placement: Placement | undefined;
  /** 0 to 1: how surely it was placed; undefined: not known. */
  readonly score: number | undefined;
  readonly talk: MarkTalk;
  readonly citedBy: readonly string[];
  readonly canEdit: boolean;
  /** The question that it can be cited for; null: there is none. */
  readonly citeFor: string | null;
  readonly onCite: () => void;
  readonly onReveal: () => void;
  /** False: it could not be saved. */
  readonly onNote: (note: string) => Promise<boolean>;
  readonly onRemove: () => void;
  /** It is to be placed again by hand. */
  readonly onPlace: () => void;
  readonly onFollow: (annotationId: string) => void;
}

/** One mark: what it says, where it is, who made it, which answers rest on it. */
export function AnnotationRow(props: AnnotationRowProps) {
  const { view, tags, placement, citedBy, canEdit, citeFor, talk, onCite, onReveal, onNote, onRemove } = props;
  const { annotation, unsent } = view;
  const [draft, setDraft] = useState<string | null>(null);
  const [reply, setReply] = useState<string | null>(null);
  const tag = tags.find(({ id }) => id === tagOf(annotation));
  const note = noteOf(annotation);
  const quote = quoteOf(annotation)?.exact.replaceAll(/\s+/g, ' ').trim() ?? '';
  const page = pageOf(annotation);
  const searched = searchedPages(annotation);
  const words = placeWords(annotation);
  const { id } = annotation;
  // A search has no words that could be lost.
  const isOrphan = placement === 'orphan' && searched === null;
  const isDoubtful = isOrphan || placement === 'placed-with-warning';
  const save = async () => {
    setDraft(null);
    // What was typed comes back to the field when it is nowhere else.
    if (draft !== null && !(await onNote(draft))) setDraft(draft);
  };

  return (
    // Dragged onto a question it is cited there; its button does the same by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles.row}
      data-tone={toneOf(tag, tags)}
      data-orphan={isOrphan || undefined}
      data-rejected={talk.suggested?.decided?.verdict.how === 'rejected' || undefined}
      data-mark-id={id}
      draggable={draft === null && reply === null}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(MARK_DRAG, annotation.id);
        dataTransfer.effectAllowed = 'link';
      }}
    >
      <button type="button" className={styles.place} onClick={talk.canLinkHere ? talk.onLinkHere : onReveal}>
        <span className={styles.head}>
          <span className={styles.tag}>
            {searched === null ? (tag?.label ?? text('annotate.noTag')) : text('judge.searched.nothing')}
          </span>
          {searched !== null && searched !== '' && (
            <span className={styles.page}>{text('annotate.pages', { searched })}</span>
          )}
          {searched === null && page !== null && <span className={styles.page}>{text('annotate.page', { page })}</span>}
          {talk.canLinkHere && <span className={styles.page}>{text('link.to')}</span>}
        </span>
        {words !== null && searched === null && <span className={styles.kind}>{words}</span>}
        {(words === null || quote !== '' || searched !== null) && (
          <span className={styles.quote}>{searched !== null ? note : quote}</span>
        )}
      </button>
      {searched === null && <PlacementNote placement={placement} score={props.score} />}
      {draft === null && note !== '' && searched === null && <p className={styles.note}>{note}</p>}
      {draft !== null && (
        <div className={styles.editor}>
          <NoteField value={draft} onChange={setDraft} onSubmit={() => void save()} onKeep={save} />
          <div className={styles.actions}>
            <Button onPress={() => setDraft(null)}>{text('annotate.cancel')}</Button>
            <Button tone="primary" onPress={() => void save()}>
              {text('annotate.saveNote')}
            </Button>
          </div>
        </div>
      )}
      {talk.suggested && <SuggestedMark markId={id} {...talk.suggested} />}
      {talk.links.length > 0 && (
        <MarkLinks
          links={talk.links}
          chip={talk.chip}
          canRemove={({ remark }) => talk.canTalk && remark.creator.id === talk.me}
          onFollow={props.onFollow}
          onRemove={talk.onUnlink}
        />
      )}
      {(talk.turns.length > 0 || reply !== null) && (
        <Thread
          markId={id}
          turns={talk.turns}
          people={talk.people}
          me={talk.me}
          canTalk={talk.canTalk}
          draft={reply}
          onDraft={setReply}
          onSay={talk.onSay}
        />
      )}
      <div className={styles.foot}>
        <span className={styles.facts}>
          {unsent && <CloudUpload size={12} aria-label={text('annotate.unsent')} />}
          <span>{annotation.creator.name ?? text('annotate.unknownAuthor')}</span>
          {citedBy.length > 0 && <span>{text('annotate.citedBy', { answers: citedBy.join(', ') })}</span>}
        </span>
        {(canEdit || talk.canTalk || citeFor !== null) && draft === null && (
          <span className={styles.actions}>
            {citeFor !== null && (
              <IconButton
                label={text('annotate.citeFor', { question: citeFor })}
                icon={<Link2 size={13} aria-hidden="true" />}
                onPress={onCite}
              />
            )}
            {talk.canTalk && (
              <>
                <IconButton
                  id={actId('reply', id)}
                  label={text('talk.reply')}
                  keys="r"
                  icon={<MessageSquareReply size={13} aria-hidden="true" />}
                  onPress={() => setReply(reply ?? '')}
                />
                <IconButton
                  id={actId('link', id)}
                  label={text('link.add')}
                  keys="l"
                  icon={<GitCompareArrows size={13} aria-hidden="true" />}
                  onPress={talk.onLink}
                />
              </>
            )}
            {canEdit && (
              <>
                {isDoubtful && (
                  <IconButton
                    id={actId('place', id)}
                    label={text('place.again')}
                    keys="p"
                    icon={<LocateFixed size={13} aria-hidden="true" />}
                    onPress={props.onPlace}
                  />
                )}
                <IconButton
                  label={text(note === '' ? 'annotate.addNote' : 'annotate.editNote')}
                  icon={<Pencil size={13} aria-hidden="true" />}
                  onPress={() => setDraft(note)}
                />
                <IconButton
                  label={text('annotate.remove')}
                  icon={<Trash2 size={13} aria-hidden="true" />}
                  onPress={onRemove}
                />
              </>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
