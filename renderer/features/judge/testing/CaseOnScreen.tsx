import { type Ref, useState } from 'react';
import type { CaseId } from '../../../../shared/model/ids.ts';
import { useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { useKeyDispatch } from '../../../ui/commands/use-key-dispatch.ts';
import { JudgmentPanel, type JudgmentHandle } from '../JudgmentPanel.tsx';
import type { JudgmentPanelProps } from '../judgment-panel-props.ts';

interface CaseOnScreenProps
  extends Partial<Pick<JudgmentPanelProps, 'onSubmitted' | 'onDropSelection' | 'onConfirmPin'>> {
  caseId: CaseId;
  handle?: Ref<JudgmentHandle>;
}

/** The judgment of a case as the window draws it, without the documents beside it. */
export function CaseOnScreen({ caseId, handle = null, onSubmitted = () => {}, ...others }: CaseOnScreenProps) {
  useKeyDispatch();
  const caseFile = useCaseFile(caseId);
  const annotations = useAnnotations(caseId);
  const [revealed, setRevealed] = useState('');
  if (!caseFile || !annotations) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 720 }}>
      <output data-testid="revealed">{revealed}</output>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={annotations}
        readOnly={false}
        onRevealEvidence={setRevealed}
        onFocusAnswer={() => {}}
        onSubmitted={onSubmitted}
        {...others}
        handle={handle}
      />
    </main>
  );
}
