import type { Choice, SurveyKind, SurveyRow } from './survey.ts';

type Json = Record<string, unknown>;

/** What a row asks for: its kind, the property's schema and the control's options. */
export interface Asked {
  readonly kind: SurveyKind;
  readonly schema: Json;
  readonly options: Json;
  readonly list: string | null;
}

const PLAIN: Readonly<Record<string, { kind: SurveyKind; schema: Json }>> = {
  text: { kind: 'text', schema: { type: 'string' } },
  string: { kind: 'text', schema: { type: 'string' } },
  barcode: { kind: 'text', schema: { type: 'string' } },
  integer: { kind: 'integer', schema: { type: 'integer' } },
  int: { kind: 'integer', schema: { type: 'integer' } },
  decimal: { kind: 'decimal', schema: { type: 'number' } },
  date: { kind: 'date', schema: { type: 'string', format: 'date' } },
  time: { kind: 'time', schema: { type: 'string', format: 'time' } },
  datetime: { kind: 'date-time', schema: { type: 'string', format: 'date-time' } },
  acknowledge: { kind: 'yes', schema: { type: 'boolean' } },
  trigger: { kind: 'yes', schema: { type: 'boolean' } },
  calculate: { kind: 'calculated', schema: {} },
  range: { kind: 'decimal', schema: { type: 'number' } },
};

/** Why a type has no counterpart here. */
const UNKNOWN: Readonly<Record<string, string>> = {
  image: 'A file that is taken in the field; a case brings its documents with it.',
  audio: 'A file that is taken in the field; a case brings its documents with it.',
  video: 'A file that is taken in the field; a case brings its documents with it.',
  file: 'A file that is taken in the field; a case brings its documents with it.',
  'background-audio': 'A recording that is made in the field.',
  geopoint: 'A place that a device measures.',
  geotrace: 'A path that a device measures.',
  geoshape: 'An area that a device measures.',
  rank: 'An order of choices.',
  'xml-external': 'Data beside the form.',
  'csv-external': 'Data beside the form.',
  hidden: 'A value that nobody sees.',
};
const METADATA = new Set(
  'start end today deviceid subscriberid simserial phonenumber username email audit start-geopoint'.split(' '),
);

/** What a row of the survey asks, or why it asks nothing here. */
export function askedBy(
  row: SurveyRow,
  choicesOf: (list: string) => readonly Choice[] | undefined,
): Asked | { reason: string } {
  const [type = '', list, ...more] = row.type.split(' ');
  const name = type.toLowerCase();
  if (name === 'select_one' || name === 'select_multiple') {
    const choices = list === undefined ? undefined : choicesOf(list);
    if (list === undefined || !choices) return { reason: `There are no choices "${list ?? ''}".` };
    const isOne = name === 'select_one';
    const one: Json = { oneOf: choices.map(titled) };
    const schema = isOne
      ? { type: 'string', ...one }
      : { type: 'array', uniqueItems: true, items: { type: 'string', ...one } };
    const options = { ...(isOne ? pickOptions(row) : {}), ...(more.includes('or_other') ? { orOther: true } : {}) };
    return { kind: isOne ? 'one' : 'many', schema, options, list };
  }
  if (METADATA.has(name))
    return { reason: 'The device’s own data; Meridian keeps who did what and when in its audit trail.' };
  if (name.startsWith('select_one_from') || name.startsWith('select_multiple_from')) {
    return { reason: 'Choices of a file beside the form.' };
  }
  const plain = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (!plain) return { reason: UNKNOWN[name] ?? `"${row.type}" is no type that is known here.` };
  const isLong = plain.kind === 'text' && /\bmultiline\b/.test(row.cells.get('appearance') ?? '');
  const schema =
    name === 'range'
      ? rangeSchema(row)
      : name === 'acknowledge' || name === 'trigger'
        ? plain.schema
        : { ...plain.schema };
  return { kind: plain.kind, schema, options: isLong ? { multi: true } : {}, list: null };
}

function titled({ name, label }: Choice): Json {
  return { const: name, title: label.get('') ?? name };
}

function pickOptions(row: SurveyRow): Json {
  return /\b(?:minimal|autocomplete)\b/.test(row.cells.get('appearance') ?? '') ? { format: 'combobox' } : {};
}

/** `start=0 end=10 step=0.5` */
function rangeSchema(row: SurveyRow): Json {
  const parameters = new Map(
    [...(row.cells.get('parameters') ?? '').matchAll(/(\w+)\s*=\s*([-\d.]+)/g)].map(([, name, value]) => [
      name,
      Number(value),
    ]),
  );
  const step = parameters.get('step') ?? 1;
  const [minimum, maximum] = [parameters.get('start') ?? 0, parameters.get('end') ?? 10];
  const isWhole = [step, minimum, maximum].every(Number.isInteger);
  return { type: isWhole ? 'integer' : 'number', minimum, maximum, ...(step === 1 ? {} : { multipleOf: step }) };
}
