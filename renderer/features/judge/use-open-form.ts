import { useState } from 'react';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import type { DraftMigration } from '../../../shared/model/draft-migration.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { processKey } from '../../../shared/model/process.ts';
import { useStore } from '../../data/store-context.ts';
import { createFormStore, type FormStore } from './form-store.ts';
import { keptHistory } from './history/kept-history.ts';

/** The answers that a form begins with, and what can be taken back of them since the window was unlocked. */
export function useOpenForm(model: FormModel, begun: Judgment, migration: DraftMigration | undefined): FormStore {
  const store = useStore();
  const [form] = useState(() => {
    const kept = keptHistory(store, `${begun.caseId} ${processKey(begun.process)}`, begun);
    const made = createFormStore(model, begun, migration, kept.history);
    kept.follow(made.parts);
    return made;
  });
  return form;
}
