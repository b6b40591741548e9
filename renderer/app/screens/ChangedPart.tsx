import type { ReactNode, RefObject } from 'react';
import type { CaseFile } from '../../data/views.ts';
import type { ComparedMark } from '../../features/annotate/changed/compare-evidence.ts';
import { ChangedEvidence } from '../../features/annotate/changed/ChangedEvidence.tsx';
import { useMarkActs } from '../../features/annotate/use-mark-acts.ts';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';

interface ChangedPartProps {
  readonly caseFile: CaseFile;
  readonly changed: readonly ComparedMark[];
  readonly questionAt: (pointer: string) => string;
  readonly readOnly: boolean;
  readonly judgment: RefObject<JudgmentHandle | null>;
  readonly onLook: (mark: ComparedMark) => void;
}

/** The list of answers whose evidence changed, joined with the form that they stand in. */
export function ChangedPart({ caseFile, changed, questionAt, readOnly, judgment, onLook }: ChangedPartProps) {
  const { act, failed } = useMarkActs(caseFile.record.id);
  return (
    <>
      {failed && <Banner tone="error" title={text('annotate.notSaved')} />}
      <ChangedEvidence
        caseFile={caseFile}
        changed={changed}
        questionAt={questionAt}
        readOnly={readOnly}
        act={act}
        onHolds={pointer => judgment.current?.stillHolds(pointer)}
        onLook={onLook}
      />
    </>
  );
}

/** Above the form, while the evidence of an answer is not as it was. */
export function ChangedNotice({ count, onShow }: { count: number; onShow: () => void }): ReactNode {
  if (count === 0) return null;
  return (
    <Banner
      tone="warning"
      title={text('changed.banner', { count })}
      actions={<Button onPress={onShow}>{text('changed.show')}</Button>}
    />
  );
}
