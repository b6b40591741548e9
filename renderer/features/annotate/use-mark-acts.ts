import { useState } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { CaseId } from '../../../shared/model/ids.ts';
import { type AnnotationAct, doActs } from '../../data/actions/annotation-history.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';

/** What a person does to the marks of a case, each so that it can be undone, and whether the last act was kept. */
export function useMarkActs(caseId: CaseId) {
  const store = useStore();
  const [removed, setRemoved] = useState<Annotation | null>(null);
  const [failed, setFailed] = useState(false);
  /** False: it could not be saved, and nothing has changed. */
  const act = async (...step: readonly AnnotationAct[]): Promise<boolean> => {
    try {
      await doActs(store, caseId, step);
      setFailed(false);
      return true;
    } catch (error) {
      // The disk is full, or the store was closed.
      console.error('The annotation could not be saved', error);
      setFailed(true);
      return false;
    }
  };
  const remove = async (annotation: Annotation) => {
    if (!(await act({ before: annotation, after: null }))) return;
    setRemoved(annotation);
    announce(text('annotate.removed'));
  };
  const putBack = async () => {
    if (removed && (await act({ before: null, after: removed }))) setRemoved(null);
  };
  return { act, remove, putBack, removed, forgetRemoved: () => setRemoved(null), failed };
}

export type MarkActs = ReturnType<typeof useMarkActs>;
