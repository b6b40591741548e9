import { compileForm } from '../../shared/forms/compile-form.ts';
import type { FormModel } from '../../shared/forms/form-model.ts';
import { readTermLists } from '../../shared/terms/read-term-lists.ts';
import { pointerOf } from '../cases/bundle-error.ts';
import { checkForm } from '../cases/check-form.ts';
import { checkDecisionModel } from './check-decision-model.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkQa } from './check-qa.ts';
import { checkTags } from './check-tags.ts';
import { checkTranslations } from './check-translations.ts';
import type { ProcessProblem, Say } from './problem.ts';
import type { WrittenProcess } from './process-file.ts';
import { schemaPointer } from './schema-pointer.ts';

export interface CheckedProcess {
  /** Null when the form cannot be shown. */
  readonly form: FormModel | null;
  readonly problems: readonly ProcessProblem[];
}

/**
 * Everything about a process that its author can mend: the form's schema and layout, formulas and rules, the decision
 * model and what it reads, tags, term lists, quality policy, translations. The workstation's own code does the reading.
 */
export async function checkProcess(process: WrittenProcess): Promise<CheckedProcess> {
  const problems: ProcessProblem[] = [];
  const say: Say = (severity, pointer, message) => problems.push({ severity, pointer, message });
  checkForm({ ...process, decision: undefined }, [], (path, message) => say('error', pointerOf(path), message));
  const compiled = compileForm(process.form);
  if (!compiled.ok && problems.length === 0) say('error', '/form', compiled.failure.message);
  const form = compiled.ok ? compiled.value : null;
  if (form) {
    for (const { pointer, message } of form.checks.defects) say('error', `/form/schema${pointer}`, message);
    checkFormulas(form, say);
    checkTranslations(process.form, say);
    warnOfUnknown(form, say);
    await checkDecisionModel(process, form, say);
  }
  for (const { pointer, message } of readTermLists(process.form.schema).defects) {
    say('error', `/form/schema${pointer}`, message);
  }
  checkTags(process, form, say);
  checkQa(process.qa, form, say);
  return { form, problems };
}

/** A property that the form cannot ask is shown as it is, and nobody can answer it. */
function warnOfUnknown(form: FormModel, say: Say): void {
  for (const { key, kind } of form.fields.values()) {
    if (kind !== 'unknown') continue;
    say('warning', schemaPointer(key), 'No control asks for this: it is shown as it is and cannot be answered.');
  }
}
