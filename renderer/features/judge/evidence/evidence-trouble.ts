import { instancesIn } from '../../../../shared/forms/field-instances.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import { text } from '../../../i18n/text.ts';
import type { EvidenceChip } from '../../../ui/EvidenceChips/EvidenceChips.tsx';
import type { Placement } from '../../../viewer/document-view.ts';
import type { FormStore } from '../form-store.ts';
import { stillHoldsAt } from '../../../../shared/forms/marginal.ts';

export type Trouble = 'lost' | 'superseded';

/**
 * Why a mark cannot carry an answer as it stands. A search that found nothing has no words that could be lost. Where a
 * document was not opened yet, its marks are taken to be where they were.
 */
export function troubleOf(
  chip: EvidenceChip,
  placement: Placement | undefined,
  isConfirmed: boolean,
  /** Where it stands in what took the place of its document; undefined: nothing did, or that was not read. */
  successor?: Placement,
): Trouble | undefined {
  if (chip.isLost === true) return 'lost';
  if (placement === 'orphan' && chip.isSearch !== true) return 'lost';
  // Where its words stand as they did, the answer rests on what it rested on.
  const hasChanged = successor === undefined ? chip.isSuperseded === true : successor !== 'placed';
  return hasChanged && !isConfirmed ? 'superseded' : undefined;
}

/** The chip, saying what is wrong with it. */
export function withTrouble(chip: EvidenceChip, trouble: Trouble | undefined): EvidenceChip {
  if (trouble === undefined || chip.isLost === true) return chip;
  return { ...chip, trouble: text(trouble === 'lost' ? 'judge.problem.evidenceLost' : 'judge.evidence.superseded') };
}

/** Where marks stand, in their document and in the one that took its place. */
interface Placements {
  readonly placements: ReadonlyMap<string, Placement>;
  readonly successors: ReadonlyMap<string, Placement>;
}

/** Answers that rest on a mark that is gone or on a document that was replaced, in the order of the form. */
export function evidenceProblems(
  form: FormStore,
  chip: (annotationId: string) => EvidenceChip,
  { placements, successors }: Placements,
): readonly Problem[] {
  const { answers, evidence } = form.parts();
  const found: Problem[] = [];
  for (const section of form.model.sections) {
    for (const { field, pointer } of instancesIn(section.blocks, answers)) {
      const cited = evidence[pointer];
      if (!cited || !form.isVisible(field.rules, pointer)) continue;
      const isConfirmed = form.rationale(stillHoldsAt(pointer)).get() !== undefined;
      const troubles = new Set(
        cited.map(id => troubleOf(chip(id), placements.get(id), isConfirmed, successors.get(id))),
      );
      if (troubles.has('lost')) found.push({ pointer, code: 'evidence-lost', params: {} });
      else if (troubles.has('superseded')) found.push({ pointer, code: 'evidence-superseded', params: {} });
    }
  }
  return found;
}
