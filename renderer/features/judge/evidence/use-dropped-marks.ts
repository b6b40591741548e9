import { useCallback, type RefObject } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import type { FormStore } from '../form-store.ts';
import type { JudgmentPanelProps } from '../judgment-panel-props.ts';
import type { Panel } from '../panel-context.ts';
import { citeMark } from './cite-mark.ts';
import { type Dropped, useMarkDrop } from './use-mark-drop.ts';

/** What is dragged onto a question becomes its evidence: a mark at once, words once they are marked. */
export function useDroppedMarks(
  root: RefObject<HTMLElement | null>,
  form: FormStore,
  { offers, isReadOnly }: Panel,
  onDropSelection: JudgmentPanelProps['onDropSelection'],
): void {
  const take = useCallback(
    (pointer: string, dropped: Dropped) => {
      if (dropped.kind === 'mark') citeMark(form, offers, pointer, AnnotationId.parse(dropped.id));
      else onDropSelection?.({ pointer, label: answerName(form.model, pointer) });
    },
    [form, offers, onDropSelection],
  );
  useMarkDrop(root, isReadOnly, take);
}
