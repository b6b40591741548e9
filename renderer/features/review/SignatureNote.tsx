import type { FormModel } from '../../../shared/forms/form-model.ts';
import { SIGNATURE_AT, wantsSignature } from '../../../shared/forms/marginal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';

interface SignatureNoteProps {
  model: FormModel;
  rationale: Judgment['rationale'];
}

/** Who signed the judgment and how they proved it; that nobody did, where the client wants it signed. */
export function SignatureNote({ model, rationale }: SignatureNoteProps) {
  const signature = rationale[SIGNATURE_AT];
  if (signature !== undefined) return <Banner tone="info" title={signature} />;
  return wantsSignature(model.schema) ? <Banner tone="warning" title={text('review.unsigned')} /> : null;
}
