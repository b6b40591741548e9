import { format } from '@cfworker/json-schema';
import { parseNumber } from '../../rules/number/decimal.ts';

/** Whether a text is of a format. A format that is not here is a comment of the schema's author. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  ...format,
  /** A decimal number as text, because JSON's own numbers are read as binary by most programs. */
  decimal: text => /^-?\d{1,34}(?:\.\d{1,34})?$/.test(text) && parseNumber(text) !== null,
  /** What a clock on the wall shows, wherever that is. */
  'local-time': text => /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/.test(text),
};
