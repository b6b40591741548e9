import { useEffect, useMemo, type RefObject } from 'react';
import { useStore } from '../../data/store-context.ts';
import { useDraftCitations } from '../../data/queries/use-draft.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotationList } from '../../features/annotate/AnnotationList.tsx';
import type { ComparedMark } from '../../features/annotate/changed/compare-evidence.ts';
import { useChangedEvidence } from '../../features/annotate/changed/use-changed-evidence.ts';
import { type PlaceElsewhere, SearchPanel } from '../../features/find/SearchPanel.tsx';
import { focusQuestion } from '../../features/judge/focus-question.ts';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { newestJudgment } from '../../features/judge/starting-judgment.ts';
import { intlLocale, text } from '../../i18n/text.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import { MARK_DRAG } from '../../viewer/mark-drag.ts';
import { useSession } from '../session-context.ts';
import type { FormLock } from '../windows/use-form-lock.ts';
import { useWorkspace } from '../workspace-store.ts';
import { arriveAt } from './arrival.ts';
import { CaseAbout } from './CaseAbout.tsx';
import { CaseForm } from './CaseForm.tsx';
import styles from './CaseScreen.module.css';
import { ChangedNotice, ChangedPart } from './ChangedPart.tsx';
import { evidenceLinks, questionAt } from './evidence-links.ts';
import type { Rights } from './rights-on.ts';
import type { Citing } from './use-citing.ts';
import type { ShownPlace } from './use-shown-place.ts';
import type { SideTab, SideTabInHand } from './use-side-tab.ts';

interface CaseSideProps {
  readonly tabs: SideTabInHand;
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  readonly rights: Rights;
  /** Whether the form may be written in this window. */
  readonly lock: FormLock;
  readonly judgment: RefObject<JudgmentHandle | null>;
  readonly side: RefObject<HTMLDivElement | null>;
  readonly citing: Citing;
  readonly places: Pick<ShownPlace, 'showMark' | 'showPlace'>;
  /** For each annotation the questions whose answers rest on it, whenever that changes. */
  readonly onAnswers: (answers: ReadonlyMap<string, readonly string[]>) => void;
  /** The place that a search in another case has led to. */
  readonly arrived: PlaceElsewhere | null;
  readonly onDone: (said: string) => void;
}

const NO_POINTERS: readonly string[] = [];

/** Beside the documents: the judgment or its review, the list of annotations, what was found, the facts of the case. */
export function CaseSide(props: CaseSideProps) {
  const { tabs, caseFile, annotations, rights, judgment: handle, side, citing, places, onAnswers } = props;
  const { isMine, review, isSealed } = rights;
  const openCase = useWorkspace(state => state.openCase);
  const { saveMarks } = useSession();
  const store = useStore();
  const exchange = useMemo(() => ({ saveMarks }), [saveMarks]);
  const draft = useDraftCitations(caseFile.record.id);
  const judgment = review?.submission.judgment ?? newestJudgment(draft ?? null, caseFile.submissions.at(-1)?.judgment);
  const evidence = judgment?.evidence;
  const linkedTo = useMemo(
    () => evidenceLinks(caseFile.process, evidence ? { evidence } : null, intlLocale()),
    [caseFile.process, evidence],
  );
  // The documents beside are another part of the tree.
  useEffect(() => onAnswers(linkedTo), [onAnswers, linkedTo]);

  const changed = useChangedEvidence(caseFile, annotations, evidence, draft?.holding ?? NO_POINTERS);
  const look = ({ annotation, found, successor, pointers }: ComparedMark) => {
    if (found) places.showPlace(successor, found);
    else places.showMark(annotation.id);
    tabs.setTab('judgment');
    // The form is in sight after this.
    void afterPaint().then(() => {
      if (side.current && pointers[0] !== undefined) focusQuestion(side.current, pointers[0]);
    });
  };
  const work = (
    <>
      {!review && <ChangedNotice count={changed.length} onShow={() => tabs.setTab('annotations')} />}
      <CaseForm
        caseFile={caseFile}
        annotations={annotations}
        rights={rights}
        lock={props.lock}
        judgment={handle}
        citing={citing}
        onReveal={places.showMark}
        onDone={props.onDone}
      />
    </>
  );
  const marks = (
    <AnnotationList
      top={
        <ChangedPart
          caseFile={caseFile}
          changed={changed}
          questionAt={pointer => questionAt(caseFile.process, pointer, intlLocale())}
          readOnly={!isMine || isSealed}
          judgment={handle}
          onLook={look}
        />
      }
      caseFile={caseFile}
      annotations={annotations}
      linkedTo={linkedTo}
      readOnly={isSealed}
      exchange={exchange}
      onReveal={places.showMark}
      citeFor={isMine && !isSealed ? (citing.answer?.label ?? null) : null}
      onCite={citing.cite}
    />
  );
  const find = (
    <SearchPanel
      caseFile={caseFile}
      isActive={tabs.tab === 'find'}
      finds={tabs.finds}
      arrived={props.arrived}
      onShow={places.showPlace}
      onOpenElsewhere={place => {
        arriveAt(store, place);
        openCase(place.caseId);
      }}
    />
  );
  return (
    // A mark that is dragged from the list over the form's tab brings the form to the front, to be let go there.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={side}
      className={styles.side}
      data-region
      onDragOver={({ target, dataTransfer }) => {
        const over = target instanceof Element ? target.closest('[role=tab]') : null;
        if (over?.id.endsWith('-judgment') === true && dataTransfer.types.includes(MARK_DRAG)) tabs.setTab('judgment');
      }}
    >
      <Tabs
        label={text('case.side')}
        selected={tabs.tab}
        onSelect={id => tabs.setTab(id as SideTab)}
        keepMounted
        items={[
          { id: 'judgment', label: text(review ? 'case.side.review' : 'case.side.judgment'), content: work },
          {
            id: 'annotations',
            label: text('case.side.annotationsCount', { count: annotations.length }),
            content: marks,
          },
          { id: 'find', label: text('case.side.find'), content: find },
          { id: 'about', label: text('case.side.about'), content: <CaseAbout caseFile={caseFile} /> },
        ]}
      />
    </div>
  );
}
