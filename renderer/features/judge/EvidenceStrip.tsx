import type { FormField } from '../../../shared/forms/form-model.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { text } from '../../i18n/text.ts';
import { EvidenceChips } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import { Kbd } from '../../ui/Kbd/Kbd.tsx';
import { usePanel } from './panel-context.ts';
import styles from './QuestionField.module.css';
import { useEvidence, useForm, useIsBlank } from './use-form.ts';

/** What an answer rests on, and whether it still has to rest on something. */
export function EvidenceStrip({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const { chip, isReadOnly, onRevealEvidence } = usePanel();
  const cited = useEvidence(pointer);
  const isBlank = useIsBlank(pointer);
  const isNeeded = field.evidence === 'required' && !isBlank && cited.length === 0;
  if (cited.length === 0 && !isNeeded) return null;
  return (
    <div className={styles.evidence}>
      {cited.length > 0 && (
        <EvidenceChips
          label={text('judge.evidenceFor', { question: field.label })}
          chips={cited.map(chip)}
          onShow={onRevealEvidence}
          onRemove={isReadOnly ? undefined : id => form.uncite(pointer, id as AnnotationId)}
        />
      )}
      {isNeeded && (
        <p className={styles.needs}>
          {text('judge.needsEvidence')}
          {!isReadOnly && <Kbd keys="Alt+E" />}
        </p>
      )}
    </div>
  );
}
