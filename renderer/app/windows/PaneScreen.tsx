import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { PaneSubject } from '../../../shared/rpc/contract.ts';
import { justSealed } from '../../data/queries/just-sealed.ts';
import { useAnnotations } from '../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotateBar } from '../../features/annotate/AnnotateBar.tsx';
import { DocumentPanes } from '../../features/case-view/DocumentPanes.tsx';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { Toast } from '../../ui/Toast/Toast.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { CaseTitle } from '../screens/CaseTitle.tsx';
import { keepMark } from '../screens/keep-mark.ts';
import { withoutControls } from '../screens/without-controls.ts';
import { rightsOn } from '../screens/rights-on.ts';
import { withSealedMarks } from '../screens/sealed-marks.ts';
import { useDocumentNotes } from '../use-document-notes.ts';
import { useExits } from '../use-exits.ts';
import { useWorkspace } from '../workspace-store.ts';
import { PaneKeys } from './PaneKeys.tsx';
import styles from './PaneScreen.module.css';
import { usePaneOfCase } from './use-pane-of-case.ts';
import { useTellSights } from './use-sights.ts';
import { useWindowChannel } from './use-window-channel.ts';

/** One pane of a case in its own window, with all that a pane can do. */
export function PaneScreen({ paneId, subject }: { paneId: string; subject: PaneSubject }) {
  const { db } = useStore();
  // Other windows are outside React: from now on they count what is sealed here.
  useEffect(() => void justSealed(db), [db]);
  useExits(subject.caseId);
  const caseFile = useCaseFile(subject.caseId);
  const all = useAnnotations(subject.caseId);
  const process = caseFile?.process ?? null;
  const annotations = useMemo(() => all && withoutControls(all, process), [all, process]);
  const said = useWorkspace(state => state.said);
  const forgetSaid = useWorkspace(state => state.forgetSaid);
  if (caseFile === undefined || annotations === undefined) return <EmptyState title={text('case.loading')} />;
  if (caseFile === null) return <EmptyState title={text('case.gone.title')}>{text('case.gone.body')}</EmptyState>;
  return (
    <main className={styles.window} aria-label={text('caseView.pane.label', { reference: caseFile.record.reference })}>
      <PaneKeys />
      <header className={styles.header}>
        <CaseTitle record={caseFile.record} />
        <Button aria-label={text('caseView.pane.putBackWhy')} onPress={() => window.close()}>
          {text('caseView.pane.putBack')}
        </Button>
      </header>
      <PaneWork paneId={paneId} subject={subject} caseFile={caseFile} annotations={annotations} />
      <Toast said={said} onGone={forgetSaid} />
    </main>
  );
}

interface PaneWorkProps {
  paneId: string;
  subject: PaneSubject;
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
}

/** The documents, and what is done with a selection: the form that it is cited for is in another window. */
function PaneWork({ paneId, subject, caseFile, annotations }: PaneWorkProps) {
  const store = useStore();
  const channel = useWindowChannel();
  const pane = usePaneOfCase(channel, paneId, subject.caseId);
  useTellSights(channel, paneId);
  const [selection, setSelection] = useState<DocumentSelection | null>(null);
  const say = useWorkspace(state => state.say);
  const { isMine, review, isSealed } = useMemo(() => rightsOn(caseFile, store.me), [caseFile, store.me]);
  const marks = useMemo(
    () => (review ? withSealedMarks(annotations, review.submission) : annotations),
    [annotations, review],
  );
  const { shows } = pane;
  const noteDocuments = useDocumentNotes(subject.caseId);
  const shown = useCallback(
    (documentIds: readonly string[]) => {
      shows(documentIds);
      noteDocuments(documentIds);
    },
    [shows, noteDocuments],
  );
  const cite = async (id: AnnotationId) => {
    const question = await pane.cite(id);
    if (question !== null) return announce(text('case.cite.done', { question }));
    announce(text('case.cite.none'));
    say(text('case.cite.none'));
  };
  return (
    <div className={styles.work}>
      <DocumentPanes
        caseFile={caseFile}
        annotations={marks}
        readOnly={isSealed}
        reveal={pane.reveal}
        firstDocumentId={subject.documentId}
        onDocuments={shown}
        onSelectionChange={setSelection}
      />
      <AnnotateBar
        caseFile={caseFile}
        selection={selection}
        readOnly={isSealed}
        citeFor={isMine && pane.question !== null ? { label: pane.question } : null}
        onMark={(selected, words) => keepMark(store, caseFile, selected, words)}
        onCite={id => void cite(id)}
      />
    </div>
  );
}
