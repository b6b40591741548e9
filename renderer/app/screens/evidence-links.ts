import { fieldAt } from '../../../shared/forms/field-instances.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Process } from '../../../shared/model/process.ts';
import { compiledForm } from '../../features/judge/compiled-form.ts';

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

/** For each annotation the questions whose answers cite it, in the words of the form. */
export function evidenceLinks(
  process: Process | null,
  judgment: Pick<Judgment, 'evidence'> | null,
  locale: string,
): ReadonlyMap<string, readonly string[]> {
  if (!process || !judgment) return NONE;
  const cited = Object.entries(judgment.evidence).filter(([, ids]) => ids.length > 0);
  if (cited.length === 0) return NONE;
  const form = compiledForm(process.form, locale);
  if (!form.ok) return NONE;
  const links = new Map<string, string[]>();
  for (const [pointer, annotationIds] of cited) {
    const label = fieldAt(form.value, pointer)?.label ?? pointer;
    for (const id of annotationIds) links.set(id, [...(links.get(id) ?? []), label]);
  }
  return links;
}

/** The question of a pointer in the words of the form; the pointer itself where the form does not know it. */
export function questionAt(process: Process | null, pointer: string, locale: string): string {
  const form = process ? compiledForm(process.form, locale) : null;
  return (form?.ok ? fieldAt(form.value, pointer)?.label : undefined) ?? pointer;
}
