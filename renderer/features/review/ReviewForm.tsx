import { useMemo, useRef, useState } from 'react';
import { fieldAt } from '../../../shared/forms/field-instances.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import { reviewProblems } from '../../../shared/forms/review-completion.ts';
import { carriedItems, reviewRows } from '../../../shared/forms/review-rows.ts';
import type { Review } from '../../../shared/model/review.ts';
import { completeReview } from '../../data/actions/complete-review.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import { useAnnotations } from '../../data/queries/use-annotations.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { useKeptScroll } from '../../ui/places.ts';
import { evidenceChips } from '../../viewer/evidence-chip.ts';
import { CompleteDialog } from './CompleteDialog.tsx';
import { DispositionForm } from './DispositionForm.tsx';
import { moveFocus } from './move-focus.ts';
import { ReviewContext, type Reviewing } from './review-context.ts';
import { ReviewHeader } from './ReviewHeader.tsx';
import { cannotReview, earlierRound } from './review-notes.ts';
import styles from './ReviewPanel.module.css';
import type { ReviewPanelProps } from './review-panel-props.ts';
import { ReviewProblems } from './ReviewProblems.tsx';
import { ReviewSections } from './ReviewSections.tsx';
import { RuleReasons } from './RuleReasons.tsx';
import { createReviewStore, sealedItems } from './review-store.ts';
import { SignatureNote } from './SignatureNote.tsx';
import { useReviewKeeping } from './use-review-keeping.ts';

interface ReviewFormProps extends ReviewPanelProps {
  model: FormModel;
  begun: Review;
}

/** A review that is being made, or read. */
export function ReviewForm({ caseFile, submission, review, model, begun, onCompleted, ...props }: ReviewFormProps) {
  const store = useStore();
  const root = useRef<HTMLDivElement>(null);
  const scrolled = useRef<HTMLDivElement>(null);
  useKeptScroll(`review ${caseFile.record.id}`, scrolled);
  const defects = caseFile.process?.qa?.defects;
  const annotations = useAnnotations(caseFile.record.id);
  const earlier = useMemo(() => earlierRound(caseFile, submission), [caseFile, submission]);
  const rows = useMemo(() => reviewRows(model, submission, earlier), [model, submission, earlier]);
  // Taken once: what the store says later about the draft is what was entered here.
  const [reviewing] = useState(() =>
    createReviewStore(
      begun.items.length > 0 || begun.status === 'completed' ? begun : { ...begun, items: carriedItems(rows) },
      rows.filter(row => row.isJudged).map(row => row.pointer),
      {
        weightOf: pointer => fieldAt(model, pointer)?.weight ?? 1,
        isCritical: pointer => fieldAt(model, pointer)?.critical ?? false,
        defects: defects ?? [],
      },
    ),
  );
  const sealedBecause = cannotReview(review, submission, store.me.id, props.readOnly);
  const isReadOnly = sealedBecause !== null;
  const keeping = useReviewKeeping(reviewing, isReadOnly);
  const [wasRefused, setRefused] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const { onRevealEvidence } = props;

  const shared = useMemo(
    (): Reviewing => ({
      store: reviewing,
      isReadOnly,
      defects: defects ?? [],
      chip: evidenceChips(caseFile, annotations ?? []),
      onRevealEvidence,
      moveFrom: (row, move) => {
        if (root.current) moveFocus(root.current, row, move);
      },
    }),
    [reviewing, isReadOnly, defects, caseFile, annotations, onRevealEvidence],
  );

  const goTo = (pointer: string | null) => {
    const row = pointer === null ? null : root.current?.querySelector(`[data-row="${CSS.escape(pointer)}"]`);
    if (row && pointer !== null && reviewing.item(pointer)?.verdict === 'incorrect') shared.moveFrom(row, 'comment');
    else if (row instanceof HTMLElement) {
      row.closest('details')?.setAttribute('open', '');
      row.focus();
    } else root.current?.querySelector<HTMLElement>('[data-disposition] input')?.focus();
  };
  const finish = () => {
    void keeping.flush();
    const found = reviewProblems(reviewing.pointers, reviewing.items(), reviewing.summary().disposition);
    setRefused(found.length > 0);
    const [first] = found;
    if (!first) return setConfirming(true);
    announce(text('review.cannotFinish'), 'assertive');
    goTo(first.pointers[0] ?? null);
  };
  const complete = async () => {
    // A note that is still being typed beside a selection: afterwards nothing can be marked any more.
    await flushOpenDrafts();
    await keeping.flush();
    const completed = reviewing.review();
    await completeReview(store, {
      ...completed,
      items: sealedItems(completed.items),
      status: 'completed',
      completedAt: store.nowIso(),
    });
    keeping.close();
    setConfirming(false);
    announce(text('review.done'));
    onCompleted();
  };
  useCommand({
    id: 'review.finish',
    title: text('review.finish'),
    group: text('review.group'),
    keys: 'Mod+Enter',
    isEnabled: !isReadOnly,
    run: finish,
  });
  useCommand({
    id: 'review.nextOpen',
    title: text('review.nextOpen'),
    group: text('review.group'),
    keys: 'Alt+N',
    isEnabled: !isReadOnly,
    run: () => shared.moveFrom(document.activeElement?.closest('[data-row]') ?? null, 'next-open'),
  });

  return (
    <ReviewContext value={shared}>
      <div ref={root} className={styles.panel}>
        <ReviewHeader saved={keeping.saved} isReadOnly={isReadOnly} onFinish={finish} />
        {wasRefused && <ReviewProblems model={model} onGo={goTo} />}
        {sealedBecause !== null && <Banner tone="info" title={sealedBecause} />}
        {earlier && (
          <Banner tone="info" title={text('review.round', { round: submission.round })}>
            {text('review.roundChanges', { count: rows.filter(row => row.since?.isChanged).length })}
            {earlier.review.comment !== undefined && <p className={styles.quote}>{earlier.review.comment}</p>}
          </Banner>
        )}
        <SignatureNote model={model} rationale={submission.judgment.rationale} />
        <RuleReasons model={model} rationale={submission.judgment.rationale} />
        <div ref={scrolled} role="form" aria-label={text('review.group')} className={styles.rows}>
          <ReviewSections model={model} rows={rows} />
          <DispositionForm decision={submission.judgment.decision} />
        </div>
      </div>
      {isConfirming && <CompleteDialog onClose={() => setConfirming(false)} onConfirm={complete} />}
    </ReviewContext>
  );
}
