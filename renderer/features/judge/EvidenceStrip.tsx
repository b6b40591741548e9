import { useSyncExternalStore } from 'react';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EvidenceChips } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import { Kbd } from '../../ui/Kbd/Kbd.tsx';
import type { Placement } from '../../viewer/document-view.ts';
import { usePlacementStore } from '../../viewer/placement-store.ts';
import { troubleOf, withTrouble } from './evidence/evidence-trouble.ts';
import { FillOffer } from './evidence/FillOffer.tsx';
import { moved } from './evidence/move-evidence.ts';
import { stillHoldsAt } from '../../../shared/forms/marginal.ts';
import { usePanel } from './panel-context.ts';
import styles from './QuestionField.module.css';
import { useEvidence, useForm, useIsBlank } from './use-form.ts';

interface EvidenceStripProps {
  field: FormField;
  pointer: string;
}

/** What an answer rests on, whether that still stands, and whether it has to rest on something. */
export function EvidenceStrip({ field, pointer }: EvidenceStripProps) {
  const { isReadOnly } = usePanel();
  const cited = useEvidence(pointer);
  const isBlank = useIsBlank(pointer);
  const isNeeded = field.evidence === 'required' && !isBlank && cited.length === 0;
  return (
    <>
      {!isReadOnly && <FillOffer field={field} pointer={pointer} />}
      {(cited.length > 0 || isNeeded) && (
        <div className={styles.evidence}>
          {cited.length > 0 && <CitedMarks field={field} pointer={pointer} cited={cited} />}
          {isNeeded && (
            <p className={styles.needs}>
              {text('judge.needsEvidence')}
              {!isReadOnly && <Kbd keys="Alt+E" />}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function CitedMarks({ field, pointer, cited }: EvidenceStripProps & { cited: readonly AnnotationId[] }) {
  const form = useForm();
  const { chip, isReadOnly, onRevealEvidence } = usePanel();
  const orphans = usePlacementStore(({ placements }) => cited.filter(id => placements.get(id) === 'orphan').join(' '));
  const successors = usePlacementStore(state => cited.map(id => state.successors.get(id) ?? '').join(' ')).split(' ');
  const holds = form.rationale(stillHoldsAt(pointer));
  const isConfirmed = useSyncExternalStore(holds.subscribe, () => holds.get() !== undefined);
  const lost = new Set(orphans.split(' '));
  const troubles = cited.map((id, index) => {
    const successor = (successors[index] ?? '') as Placement | '';
    return troubleOf(chip(id), lost.has(id) ? 'orphan' : undefined, isConfirmed, successor || undefined);
  });
  const move = (id: string, by: 1 | -1) => {
    const next = moved(cited, AnnotationId.parse(id), by);
    if (next === cited) return;
    form.setEvidence(pointer, next);
    announce(text('judge.evidence.moved', { place: next.indexOf(AnnotationId.parse(id)) + 1, count: next.length }));
  };
  return (
    <>
      <EvidenceChips
        label={text('judge.evidenceFor', { question: field.label })}
        chips={cited.map((id, index) => withTrouble(chip(id), troubles[index]))}
        onShow={onRevealEvidence}
        onRemove={isReadOnly ? undefined : id => form.uncite(pointer, AnnotationId.parse(id))}
        onMove={isReadOnly || cited.length < 2 ? undefined : move}
      />
      {troubles.includes('lost') && <p className={styles.needs}>{text('judge.problem.evidenceLost')}</p>}
      {!troubles.includes('lost') && troubles.includes('superseded') && (
        <p className={styles.needs}>
          {text('judge.evidence.superseded')}
          {!isReadOnly && (
            <Button
              onPress={() => {
                form.note(stillHoldsAt(pointer), text('judge.evidence.stillHolds.record'));
                announce(text('judge.evidence.stillHolds.record'));
              }}
            >
              {text('judge.evidence.stillHolds')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
