import '../../i18n/add-later.ts';
import { memo, useEffect, useMemo } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { shareDraft } from '../../data/actions/share-draft.ts';
import { startCase } from '../../data/actions/start-case.ts';
import { useAnnotations } from '../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { useWorkspace } from '../workspace-store.ts';
import { CaseHeader } from './CaseHeader.tsx';
import styles from './CaseScreen.module.css';
import { CaseWork } from './CaseWork.tsx';
import { HeldNotice } from './HeldNotice.tsx';
import { withoutControls } from './without-controls.ts';

export interface CaseScreenProps {
  caseId: CaseId;
  onClose: () => void;
  /** The work on it is finished: what is to be said about that. */
  onDone: (said: string) => void;
}

/** One case at work: its documents, and beside them what is to be decided about them. */
export const CaseScreen = memo(function CaseScreen({ caseId, onClose, onDone }: CaseScreenProps) {
  const store = useStore();
  const say = useWorkspace(state => state.say);
  const goTo = useWorkspace(state => state.goTo);
  const caseFile = useCaseFile(caseId);
  const all = useAnnotations(caseId);
  const process = caseFile?.process ?? null;
  const annotations = useMemo(() => all && withoutControls(all, process), [all, process]);
  const assignment = caseFile?.record.assignment;
  const begins = caseFile?.status === 'assigned' && assignment?.userId === store.me.id && assignment.as !== 'reviewer';
  // The server is outside React: it learns that work has begun, and gets a copy of the draft when it is left.
  useEffect(() => {
    if (!begins) return;
    startCase(store, caseId).catch((error: unknown) => {
      // The disk is full, or the store was closed: the form says so too with the first answer that it cannot keep.
      console.error('The start of the case could not be saved', error);
      announce(text('case.start.notSaved'), 'assertive');
      say(text('case.start.notSaved'));
    });
  }, [store, caseId, begins, say]);
  useEffect(() => () => void shareDraft(store, caseId), [store, caseId]);
  // The second press of a double press has selected what stood here before. A selection is the browser's.
  useEffect(() => getSelection()?.removeAllRanges(), []);

  if (caseFile === undefined || annotations === undefined) return <EmptyState title={text('case.loading')} />;
  if (caseFile === null) {
    return (
      <EmptyState
        title={text('case.gone.title')}
        actions={
          <Button tone="primary" onPress={onClose}>
            {text('case.back')}
          </Button>
        }
      >
        {text('case.gone.body')}
      </EmptyState>
    );
  }
  return (
    <article className={styles.screen} aria-label={caseFile.record.reference}>
      <CaseHeader caseFile={caseFile} onClose={onClose} />
      <HeldNotice caseId={caseId} onDecide={() => goTo('outbox')} />
      <CaseWork caseFile={caseFile} annotations={annotations} onDone={onDone} />
    </article>
  );
});
