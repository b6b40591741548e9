import { memo, useEffect } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { shareDraft } from '../../data/actions/share-draft.ts';
import { startCase } from '../../data/actions/start-case.ts';
import { useAnnotations } from '../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import styles from './CaseScreen.module.css';
import { CaseWork } from './CaseWork.tsx';

export interface CaseScreenProps {
  caseId: CaseId;
  onClose: () => void;
  /** The work on it is finished: what is to be said about that. */
  onDone: (said: string) => void;
}

/** One case at work: its documents, and beside them what is to be decided about them. */
export const CaseScreen = memo(function CaseScreen({ caseId, onClose, onDone }: CaseScreenProps) {
  const store = useStore();
  const caseFile = useCaseFile(caseId);
  const annotations = useAnnotations(caseId);
  const assignment = caseFile?.record.assignment;
  const begins = caseFile?.status === 'assigned' && assignment?.userId === store.me.id && assignment.as !== 'reviewer';
  // The server is outside React: it learns that work has begun, and gets a copy of the draft when it is left.
  useEffect(() => {
    if (begins) void startCase(store, caseId);
  }, [store, caseId, begins]);
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
      <CaseWork caseFile={caseFile} annotations={annotations} onDone={onDone} />
    </article>
  );
});
