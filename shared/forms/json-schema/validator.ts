import { isJsonObject } from '../answers.ts';
import { applicators } from './applicators.ts';
import { assertions } from './assertions.ts';
import { createResources, type Resource, type Resources } from './resources.ts';
import { Evaluated, fail, type Keyword, type Meeting, type Run, type Violation } from './run.ts';

/** Schemas that a value may pass through on its way down; a reference that leads in circles ends here. */
const MAX_DEPTH = 400;
const VALIDATION = 'https://json-schema.org/draft/2020-12/vocab/validation';

/** In the order of their asking: the unevaluated come last, for they ask what the others saw. */
const KEYWORDS: readonly (readonly [string, Keyword])[] = [
  ...Object.entries(assertions),
  ...Object.entries(applicators),
];

/**
 * Holds values against a JSON Schema 2020-12. Interpreted, because the window's policy forbids code that is made at run
 * time; `npm run json-schema-suite` says how much of the official suite it passes. `format` is asserted.
 *
 * @param others schemas that references may lead to, by address; a form has none
 */
export class Validator {
  readonly #schema: unknown;
  readonly #resources: Resources;
  readonly #keywords = new Map<object, readonly (readonly [string, Keyword])[]>();
  readonly #asserts: boolean;

  constructor(schema: unknown, others?: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#resources = createResources(schema, others);
    this.#asserts = this.#hasValidation();
    this.#followAll(schema);
  }

  /** What is wrong with a value; nothing, when it meets the schema. */
  violations(value: unknown): readonly Violation[] {
    const run = this.#run();
    const isMet = this.#begin(run, value, false);
    // Only the root can fail without a word: `false` says so itself.
    return isMet || run.violations.length > 0 ? run.violations : [{ pointer: '', keyword: 'false', wanted: undefined }];
  }

  isValid(value: unknown): boolean {
    return this.#begin(this.#run(), value, true);
  }

  /** The schema: two validators say the same when their schemas do. */
  toJSON(): unknown {
    return this.#schema;
  }

  #begin(run: Run, value: unknown, isQuiet: boolean): boolean {
    const home = isJsonObject(this.#schema) ? this.#resources.homeOf(this.#schema) : undefined;
    const scope = { resource: home ?? NO_RESOURCE, outer: null };
    return run.check(this.#schema, value, { pointer: '', scope, isQuiet, depth: 0 }) !== null;
  }

  #run(): Run {
    const run: Run = {
      resources: this.#resources,
      violations: [],
      check: (schema, value, at) => {
        const isBoolean = !isJsonObject(schema);
        const resource = isBoolean ? at.scope.resource : (this.#resources.homeOf(schema) ?? at.scope.resource);
        const scope = resource === at.scope.resource ? at.scope : { resource, outer: at.scope };
        const seen = new Evaluated();
        const meeting: Meeting = { ...at, schema: isBoolean ? {} : schema, value, scope, seen, run };
        if (isBoolean) return schema === false && !fail(meeting, 'false', undefined) ? null : seen;
        if (at.depth > MAX_DEPTH) return fail(meeting, 'depth', undefined) || null;
        let isMet = true;
        for (const [name, keyword] of this.#keywordsOf(schema)) {
          if (keyword(schema[name], meeting)) continue;
          isMet = false;
          if (at.isQuiet) break;
        }
        return isMet ? seen : null;
      },
    };
    return run;
  }

  #keywordsOf(schema: Readonly<Record<string, unknown>>): readonly (readonly [string, Keyword])[] {
    let keywords = this.#keywords.get(schema);
    if (!keywords) {
      keywords = KEYWORDS.filter(
        ([name]) => Object.hasOwn(schema, name) && (this.#asserts || !Object.hasOwn(assertions, name)),
      );
      this.#keywords.set(schema, keywords);
    }
    return keywords;
  }

  /** A dialect without the validation vocabulary asserts nothing. */
  #hasValidation(): boolean {
    const dialect = isJsonObject(this.#schema) ? this.#schema['$schema'] : undefined;
    const vocabulary = typeof dialect === 'string' ? this.#resources.at(dialect)?.['$vocabulary'] : undefined;
    return !isJsonObject(vocabulary) || vocabulary[VALIDATION] !== undefined;
  }

  /** A reference that leads nowhere is a fault of the schema, and is said when it is read, not when it is met. */
  #followAll(node: unknown): void {
    if (Array.isArray(node)) for (const item of node) this.#followAll(item);
    if (!isJsonObject(node)) return;
    const home = this.#resources.homeOf(node);
    if (home) {
      for (const name of ['$ref', '$dynamicRef']) {
        const reference = node[name];
        if (typeof reference === 'string') this.#resources.resolve(reference, home);
      }
    }
    for (const member of Object.values(node)) this.#followAll(member);
  }
}

const NO_RESOURCE: Resource = { base: '', root: {}, anchors: new Map(), dynamicAnchors: new Map() };
