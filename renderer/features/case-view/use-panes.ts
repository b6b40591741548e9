import { useEffect, useState } from 'react';
import type { CaseFile } from '../../data/views.ts';
import { useKeptReducer } from '../../ui/places.ts';
import { useLayoutStore } from './layout-store.ts';
import { allPanes, paneOf, shapeOf, startPanes, type PanesState, type PaneState } from './pane-columns.ts';
import { panesAfter, type PanesEvent } from './pane-layout.ts';

export interface PanesInHand {
  readonly state: PanesState;
  readonly dispatch: (event: PanesEvent) => void;
  readonly active: PaneState | undefined;
  /** The other one of two: the pane that was active before, or the next one. */
  readonly partner: PaneState | undefined;
}

/**
 * The panes of a case: as they were left, or in the shape that its process was left in.
 *
 * @param firstDocumentId given in the window of one pane: it begins with that, and its shape is nobody's habit
 */
export function usePanes(caseFile: CaseFile, firstDocumentId: string | undefined): PanesInHand {
  const { processId } = caseFile.record.process;
  const documentIds = caseFile.documents.map(({ record }) => record.id);
  const isOwnWindow = firstDocumentId !== undefined;
  const habit = useLayoutStore(({ layouts }) => layouts[processId]?.shape);
  const [state, change] = useKeptReducer(
    `panes ${caseFile.record.id}`,
    panesAfter,
    isOwnWindow ? startPanes([firstDocumentId]) : startPanes(documentIds, habit),
  );
  const [before, setBefore] = useState<string | null>(null);
  const dispatch = (event: PanesEvent) => {
    if (event.type !== 'step-tab') setBefore(state.activeId);
    change(event);
  };

  const setShape = useLayoutStore(store => store.setShape);
  const shape = shapeOf(state).join(' ');
  const [firstShape] = useState(shape);
  // The habits of a person lie outside React. A case with few documents is none.
  useEffect(() => {
    if (!isOwnWindow && shape !== firstShape) setShape(processId, shape.split(' ').map(Number));
  }, [isOwnWindow, processId, shape, firstShape, setShape]);

  const panes = allPanes(state);
  const at = panes.findIndex(({ id }) => id === state.activeId);
  const next = panes[(at + 1) % panes.length];
  const last = before === null || before === state.activeId ? undefined : paneOf(state, before);
  return {
    state,
    dispatch,
    active: panes[at],
    partner: last ?? (next?.id === state.activeId ? undefined : next),
  };
}
