import type * as z from 'zod';

/** Whether a schema would accept a value and give it back as it is. False says nothing: ask the schema. */
type Fits = (value: unknown) => boolean;

const never: Fits = () => false;

/**
 * Lets a schema look at a value in two steps: what is plainly as it should be passes as it is, without a copy; all else
 * goes the schema's own way, which finds the words for what is wrong. Thousands of records come at once, and nearly all
 * of them pass. What this does not understand of a schema is left to the schema.
 */
export function passQuickly<Schema extends z.ZodType>(schema: Schema): Schema {
  const fits = fitsOf(schema);
  const { _zod: internals } = schema;
  const { run } = internals;
  internals.run = (payload, context) => (fits(payload.value) ? payload : run(payload, context));
  return schema;
}

function fitsOf(schema: unknown): Fits {
  const { def } = internalsOf(schema);
  const own = ownFits(def);
  const checks = (def.checks ?? []).map(({ _zod: check }) => checkFits(check.def));
  if (checks.length === 0) return own;
  return checks.includes(never) ? never : value => own(value) && checks.every(fits => fits(value));
}

/** As much of zod's own definitions as is looked at here. */
interface Def {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[];
  readonly coerce?: boolean;
  readonly catchall?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly discriminator?: string;
  readonly options?: readonly unknown[];
  readonly element?: unknown;
  readonly items?: readonly unknown[];
  readonly rest?: unknown;
  readonly innerType?: unknown;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly fn?: (value: unknown) => unknown;
  readonly keyType?: unknown;
  readonly valueType?: unknown;
}

type Names = Readonly<Record<string, ReadonlySet<unknown>>>;

interface Internals {
  readonly def: Def;
  readonly optin?: 'optional';
  /** The literal values of its members. */
  readonly propValues?: Names;
}

function internalsOf(schema: unknown): Internals {
  const { _zod: internals } = schema as { _zod: Internals };
  return internals;
}

interface CheckDef {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}

function ownFits(def: Def & Partial<CheckDef>): Fits {
  if (def.coerce) return never;
  switch (def.type) {
    case 'string': {
      // A format such as a time is a schema and its own check.
      const format = def.check === undefined ? () => true : checkFits(def as CheckDef);
      return format === never ? never : value => typeof value === 'string' && format(value);
    }
    case 'number':
      return def.check === undefined ? value => typeof value === 'number' && Number.isFinite(value) : never;
    case 'boolean':
      return value => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'literal':
      return isOneOf(def.values ?? []);
    case 'enum':
      return isOneOf(Object.values(def.entries ?? {}));
    case 'custom': {
      const { fn } = def;
      return fn ? value => Boolean(fn(value)) : never;
    }
    case 'nullable':
      return orElse(null, fitsOf(def.innerType));
    case 'optional':
      return orElse(undefined, fitsOf(def.innerType));
    case 'array':
      return arrayFits(fitsOf(def.element));
    case 'tuple':
      return def.rest === null ? tupleFits((def.items ?? []).map(fitsOf)) : never;
    case 'union':
      return unionFits(def);
    case 'record':
      return recordFits(fitsOf(def.keyType), fitsOf(def.valueType));
    case 'object':
      return def.catchall === undefined ? objectFits(def.shape ?? {}) : never;
    default:
      return never;
  }
}

function checkFits(def: CheckDef): Fits {
  const { check, format, pattern, minimum = 0, maximum = 0, value: bound = 0, inclusive = false } = def;
  switch (check) {
    case 'string_format':
      // The others do more than the pattern says, or come without one.
      if (!pattern || !['regex', 'datetime', 'uuid'].includes(format ?? '') || pattern.global || pattern.sticky)
        return never;
      return value => pattern.test(value as string);
    case 'min_length':
      return value => (value as string | unknown[]).length >= minimum;
    case 'max_length':
      return value => (value as string | unknown[]).length <= maximum;
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : never;
    case 'greater_than':
      return value => (inclusive ? (value as number) >= bound : (value as number) > bound);
    case 'less_than':
      return value => (inclusive ? (value as number) <= bound : (value as number) < bound);
    default:
      return never;
  }
}

function isOneOf(values: readonly unknown[]): Fits {
  const all = new Set(values);
  return value => all.has(value);
}

function orElse(other: null | undefined, fits: Fits): Fits {
  return fits === never ? never : value => value === other || fits(value);
}

function arrayFits(fits: Fits): Fits {
  if (fits === never) return never;
  return value => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i++) if (!fits(value[i])) return false;
    return true;
  };
}

function tupleFits(items: readonly Fits[]): Fits {
  if (items.includes(never)) return never;
  return value =>
    Array.isArray(value) &&
    value.length === items.length &&
    items.every((fits, i) => value[i] !== undefined && fits(value[i]));
}

/**
 * Only the option that a member names is looked at. Options that are not told apart so are plain words and numbers, which
 * come back as they are whoever accepts them; of anything else the first that accepts would decide what is left out.
 */
function unionFits({ discriminator, options = [] }: Def): Fits {
  const name = discriminator ?? commonName(options);
  if (name === undefined) return options.every(isPlain) ? firstFits(options.map(fitsOf)) : never;
  const byValue = new Map<unknown, Fits>();
  for (const option of options) {
    const fits = fitsOf(option);
    for (const value of namesOf(option)[name] ?? []) byValue.set(value, fits);
  }
  return value => {
    if (typeof value !== 'object' || value === null) return false;
    return byValue.get((value as Record<string, unknown>)[name])?.(value) ?? false;
  };
}

/** The literal values of an option's members. */
function namesOf(option: unknown): Names {
  return internalsOf(option).propValues ?? {};
}

/** A member that has other values in each option. */
function commonName(options: readonly unknown[]): string | undefined {
  const [first = {}, ...others] = options.map(namesOf);
  return Object.keys(first).find(name => {
    const values = [first, ...others].map(names => names[name]);
    if (values.some(one => one === undefined)) return false;
    const all = values.flatMap(one => [...(one ?? [])]);
    return new Set(all).size === all.length;
  });
}

function isPlain(option: unknown): boolean {
  const { type } = internalsOf(option).def;
  return ['string', 'number', 'boolean', 'literal', 'enum'].includes(type);
}

function firstFits(options: readonly Fits[]): Fits {
  return value => options.some(fits => fits(value));
}

function recordFits(key: Fits, member: Fits): Fits {
  if (key === never || member === never) return never;
  return value => {
    if (!isPlainObject(value)) return false;
    for (const name in value) if (!key(name) || !member(value[name])) return false;
    return !Object.hasOwn(value, '__proto__');
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Has what it must have, each as it should be, and nothing else: zod would leave out what it does not know. */
function objectFits(shape: Readonly<Record<string, unknown>>): Fits {
  const names = Object.keys(shape);
  const members = names.map(name => fitsOf(shape[name]));
  if (members.includes(never)) return never;
  const mayMiss = names.map(name => internalsOf(shape[name]).optin === 'optional');
  return value => {
    if (!isPlainObject(value)) return false;
    let present = 0;
    for (let i = 0; i < names.length; i++) {
      const member = value[names[i] as string];
      if (member === undefined) {
        if (!mayMiss[i]) return false;
        continue;
      }
      if (!(members[i] as Fits)(member)) return false;
      present++;
    }
    return Object.keys(value).length === present;
  };
}
