import { compileForm } from '../../../shared/forms/compile-form.ts';
import type { FormDefinition } from '../../../shared/model/process.ts';

type Compiled = ReturnType<typeof compileForm>;

const kept = new WeakMap<FormDefinition, Map<string, Compiled>>();

/** The compiled form of a process: once for all its cases and all that reads it, for as long as the definition is held. */
export function compiledForm(definition: FormDefinition, locale: string): Compiled {
  const here = kept.get(definition) ?? new Map<string, Compiled>();
  kept.set(definition, here);
  const compiled = here.get(locale) ?? compileForm(definition, locale);
  here.set(locale, compiled);
  return compiled;
}
