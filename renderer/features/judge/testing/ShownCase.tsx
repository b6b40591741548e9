import { useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { aCase } from '../../../testing/builders.ts';
import { useKeyDispatch } from '../../../ui/commands/use-key-dispatch.ts';
import { JudgmentPanel } from '../JudgmentPanel.tsx';

interface ShownCaseProps {
  onReveal?: (annotationId: string) => void;
}

const handle = { current: null };

/** The builders' case with its judgment, and the keys of the window. */
export function ShownCase({ onReveal = () => {} }: ShownCaseProps) {
  useKeyDispatch();
  const { id } = aCase();
  const caseFile = useCaseFile(id);
  const annotations = useAnnotations(id);
  if (!caseFile || !annotations) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 720 }}>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={annotations}
        readOnly={false}
        onRevealEvidence={onReveal}
        onFocusAnswer={() => {}}
        onSubmitted={() => {}}
        handle={handle}
      />
    </main>
  );
}
