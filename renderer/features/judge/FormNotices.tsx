import { useState } from 'react';
import { SIGNATURE_AT } from '../../../shared/forms/marginal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import { useStore } from '../../data/store-context.ts';
import type { CaseFile, Draft } from '../../data/views.ts';
import { Recall } from './after-submission/Recall.tsx';
import { VoidedSignature } from './after-submission/VoidedSignature.tsx';
import { MovedBanner } from './migration/MovedBanner.tsx';
import { OfferBanner } from './migration/OfferBanner.tsx';
import type { MigrationOffer } from './migration/use-form-versions.ts';
import { Notices } from './Notices.tsx';
import { usePanel } from './panel-context.ts';
import type { DraftKeeping } from './use-draft-keeping.ts';
import { useForm } from './use-form.ts';
import type { QuestionFocus } from './use-question-focus.ts';

interface FormNoticesProps {
  readonly caseFile: CaseFile;
  readonly begun: Judgment;
  readonly draft: Draft | null;
  /** Of the server's copy when the form began. */
  readonly baseVersion: number;
  readonly offer: MigrationOffer | null;
  readonly sealedBecause: string | null;
  readonly review: Review | null;
  readonly keeping: DraftKeeping;
  readonly focus: QuestionFocus;
  readonly onCompare: (() => void) | undefined;
}

/** What is to be known before the first question: another version of the form or the draft, a recall, a return. */
export function FormNotices(props: FormNoticesProps) {
  const { caseFile, begun, draft, baseVersion, offer, sealedBecause, keeping, focus } = props;
  const { me } = useStore();
  const form = useForm();
  const panel = usePanel();
  // Taken once: it is said of the draft that the form began with.
  const [moved] = useState(draft?.migration);
  const isMine = caseFile.record.assignment.userId === me.id;
  return (
    <>
      {offer && <OfferBanner offer={offer} begun={begun} baseVersion={baseVersion} keeping={keeping} />}
      {moved && sealedBecause === null && (
        <MovedBanner
          migration={moved}
          baseVersion={baseVersion}
          keeping={keeping}
          current={() => focus.last.current}
          onGo={focus.go}
        />
      )}
      {caseFile.status === 'submitted' && isMine && <Recall caseFile={caseFile} />}
      <VoidedSignature form={form} signed={begun.rationale[SIGNATURE_AT] ?? panel.submitted?.rationale[SIGNATURE_AT]} />
      <Notices
        // The offer to move says why already.
        sealedBecause={offer?.from === null ? null : sealedBecause}
        isStale={draft !== null && (draft.stale || (draft.isFromServer && draft.baseVersion > baseVersion))}
        review={props.review}
        onCompare={props.onCompare}
        onGo={focus.go}
      />
    </>
  );
}
