import type { FormDefinition } from '../model/process.ts';
import { ok, refuse, type Result } from '../result.ts';
import { isJsonObject } from './answers.ts';
import { readChecks } from './checks-keyword.ts';
import { arrangementOf, compileLayout, type Compilation, type FormRefusal } from './compile-layout.ts';
import type { FormModel } from './form-model.ts';
import { formWords } from './form-words.ts';
import { guardSchema, guardUiSchema } from './guard-schema.ts';

/**
 * Understands a client's form. A hostile or broken one is refused with a sentence for the person who made it, because
 * half a form would be judged as if it were whole.
 *
 * @param locale BCP 47; picks the translations
 */
export function compileForm(definition: FormDefinition, locale = 'en'): Result<FormModel, FormRefusal> {
  const guarded = guardSchema(definition.schema);
  if (!guarded.ok) return guarded;
  const uiSchema = definition.uiSchema ? guardUiSchema(definition.uiSchema) : ok(undefined);
  if (!uiSchema.ok) return uiSchema;
  const { schema, validator } = guarded.value;
  if (!isJsonObject(schema['properties'])) {
    return refuse('not-an-object', 'The form asks nothing: its schema has no "properties".');
  }
  const compilation: Compilation = {
    root: schema,
    words: formWords(definition, locale),
    rules: [],
    fields: new Map(),
    refusal: null,
  };
  const sections = compileLayout(compilation, uiSchema.value);
  const arrangement = arrangementOf(uiSchema.value);
  if (compilation.refusal) return compilation.refusal;
  if (compilation.fields.size === 0) return refuse('no-questions', 'The form has no question that can be shown.');
  const title = typeof schema['title'] === 'string' ? schema['title'] : undefined;
  const { fields, rules, words } = compilation;
  const checks = readChecks(schema, fields, words);
  return ok({ title, sections, arrangement, fields, rules, checks, schema, validator });
}
