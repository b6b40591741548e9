import { contextOf } from '../value/kind-of.ts';
import { aggregateFunctions } from './aggregate-functions.ts';
import { contextFunctions } from './context-functions.ts';
import { listFunctions } from './list-functions.ts';
import { missingFunctions } from './missing-functions.ts';
import { numericFunctions } from './numeric-functions.ts';
import { rangeFunctions } from './range-functions.ts';
import { stringFunctions } from './string-functions.ts';
import { temporalFunctions } from './temporal-functions.ts';

const all = [
  ...stringFunctions,
  ...numericFunctions,
  ...listFunctions,
  ...aggregateFunctions,
  ...contextFunctions,
  ...temporalFunctions,
  ...rangeFunctions,
  ...missingFunctions,
];

/** The built-in functions of DMN 1.5 §10.3.4 by their names, and those for missing answers. */
export const builtinFunctions = contextOf(all.map(one => [one.name, one]));

/** Properties of values whose names have several words. */
export const BUILTIN_NAMES = [...all.map(({ name }) => name), 'time offset', 'start included', 'end included'];
