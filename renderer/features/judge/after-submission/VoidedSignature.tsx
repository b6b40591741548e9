import { useEffect, useSyncExternalStore } from 'react';
import { SIGNATURE_AT } from '../../../../shared/forms/marginal.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import type { Store } from '../../../data/store.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { Banner } from '../../../ui/Banner/Banner.tsx';
import type { FormStore } from '../form-store.ts';

/** What is kept and sent as the signature. That the PIN was right stands in the audit trail, before the sealed act. */
export function signatureWords({ me, nowIso }: Pick<Store, 'me' | 'nowIso'>): string {
  return text('judge.sign.record', { name: me.name, at: formatDateTime(nowIso(), localTimeZone()) });
}

/**
 * Takes a signature away with the first change of what was signed, and says so until it is signed again.
 *
 * @param signed the signature that the answers had when they were opened
 */
export function VoidedSignature({ form, signed }: { form: FormStore; signed: string | undefined }) {
  // The form store is outside React.
  useEffect(() => {
    let was = form.parts();
    return form.on('changed', () => {
      const is = form.parts();
      const wasSigned = was.rationale[SIGNATURE_AT] !== undefined;
      const isSameSignature = was.rationale[SIGNATURE_AT] === is.rationale[SIGNATURE_AT];
      const isSame = saysTheSame(was, is);
      was = is;
      if (wasSigned && isSameSignature && !isSame) form.note(SIGNATURE_AT, undefined);
    });
  }, [form]);
  const signature = form.rationale(SIGNATURE_AT);
  const holds = useSyncExternalStore(signature.subscribe, () => signature.get() !== undefined);
  if (signed === undefined || holds) return null;
  return (
    <Banner tone="warning" title={text('judge.sign.voided')}>
      {signed}
    </Banner>
  );
}

function saysTheSame(left: SendableParts, right: SendableParts): boolean {
  return (['answers', 'evidence', 'rationale', 'confidence'] as const).every(name => left[name] === right[name]);
}
