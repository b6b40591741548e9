import { answersToCheck, applyMigration } from '../../../../shared/forms/migrate-apply.ts';
import { planMigration, type MigrationPlan } from '../../../../shared/forms/migrate-plan.ts';
import type { DraftMigration } from '../../../../shared/model/draft-migration.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { ProcessRef } from '../../../../shared/model/process.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { undoMigration } from '../../../data/actions/undo-migration.ts';
import { NotKeptError } from '../../../data/not-kept-error.ts';
import type { Store } from '../../../data/store.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';
import { migrationOf, type Models } from './migration-of.ts';
import type { MigrationOffer } from './use-form-versions.ts';

/** What a move would do to the draft as it is at this moment. */
export interface DryRun {
  readonly plan: MigrationPlan;
  readonly models: Models;
  readonly before: Judgment;
  readonly toRef: ProcessRef;
}

export function dryRun({ from, fromRef, to, toRef }: MigrationOffer, draft: Judgment): DryRun {
  const before = { ...draft, process: fromRef };
  return {
    plan: planMigration(from, to, before),
    models: { from: from && from.model, to: to.model },
    before,
    toRef,
  };
}

/** Makes the draft the moved one. The form that shows the old one ends with it. Rejects when nothing was changed. */
export async function moveDraft(
  store: Store,
  keeping: DraftKeeping,
  { plan, models, before, toRef }: DryRun,
  earlier: DraftMigration | undefined,
  baseVersion: number,
): Promise<void> {
  await everythingSaved(keeping);
  const at = store.nowIso();
  const moved = applyMigration(plan, before, toRef, at);
  await savedHere(saveDraft(store, moved, baseVersion, migrationOf(plan, models, before, earlier, at)));
  keeping.close();
  announce(text('migration.moved', { count: answersToCheck(plan).length }));
}

/** Makes the draft again what it was before it was moved. Rejects when nothing was changed. */
export async function undoMove(
  store: Store,
  keeping: DraftKeeping,
  migration: DraftMigration,
  baseVersion: number,
): Promise<void> {
  await everythingSaved(keeping);
  const now = keeping.judgment();
  const why = text('migration.undo.why', { from: migration.before.process.version, to: now.process.version });
  await savedHere(undoMigration(store, now, migration, baseVersion, why));
  keeping.close();
  announce(text('migration.undone'));
}

/** What could not be saved is tried again by its form, and would then take the place of what comes after it. */
async function everythingSaved(keeping: DraftKeeping): Promise<void> {
  await keeping.flush();
  if (keeping.saved.state().kind === 'failed') throw new Error('The draft is not saved yet');
}

/** The store has it; the journal takes the draft with the next change, and until then has the one before it. */
async function savedHere(saving: Promise<void>): Promise<void> {
  try {
    await saving;
  } catch (error) {
    // Only what the journal says is no reason to call the draft unchanged.
    if (!(error instanceof NotKeptError)) throw error;
  }
}
