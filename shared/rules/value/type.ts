/** Types of one value that has no parts. */
export type SimpleKind =
  | 'any'
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration';

/** A FEEL type (DMN 1.5 §10.3.2.9), also with what an item definition allows of it (§7.3.2). */
export type FeelType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'list' | 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  /** Parameters of null: any. */
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType }
  | { readonly kind: 'constrained'; readonly base: FeelType; readonly allows: (value: unknown) => boolean }
  /** An item definition, looked up when it is needed: it may name itself. */
  | { readonly kind: 'named'; readonly name: string; readonly resolve: () => FeelType };

export const ANY: FeelType = { kind: 'any' };

const BUILT_IN: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', ANY],
  ['any', ANY],
  ['Null', { kind: 'null' }],
  ['number', { kind: 'number' }],
  ['string', { kind: 'string' }],
  ['boolean', { kind: 'boolean' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['dateTime', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['day and time duration', { kind: 'days and time duration' }],
  ['dayTimeDuration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['year and month duration', { kind: 'years and months duration' }],
  ['yearMonthDuration', { kind: 'years and months duration' }],
  ['list', { kind: 'list', of: ANY }],
  ['range', { kind: 'range', of: ANY }],
  ['context', { kind: 'context', entries: new Map() }],
  ['function', { kind: 'function', parameters: null, result: ANY }],
]);

/** A type that FEEL has by itself, also by the short names of DMN's XML and with its prefix; null for others. */
export function builtInType(name: string): FeelType | null {
  return BUILT_IN.get(name.replace(/^feel[.:]/, '')) ?? null;
}

/** Behind names and constraints. A definition that is only itself, by way of others, is anything. */
export function plainType(type: FeelType): FeelType {
  let plain = type;
  for (let step = 0; step < 100; step++) {
    if (plain.kind === 'named') plain = plain.resolve();
    else if (plain.kind === 'constrained') plain = plain.base;
    else return plain;
  }
  return ANY;
}
