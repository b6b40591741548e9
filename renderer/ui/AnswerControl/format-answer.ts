import { formatCalendarDate, formatDateTimeWithZone, formatNumber, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { AnswerShape } from './answer-source.ts';

function isInstant(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

/** An answer in words: the option's label, yes or no, a date as people read it. Never a raw code when a word exists. */
export function formatAnswer(shape: AnswerShape, value: unknown): string {
  if (value === undefined || value === null || value === '') return text('judge.noAnswer');
  const option = (one: unknown) => shape.options.find(candidate => candidate.value === one)?.label ?? String(one);
  if (Array.isArray(value)) {
    if (shape.kind === 'multiple-choice') return value.map(option).join(', ') || text('judge.noAnswer');
    return text('judge.rows', { count: value.length });
  }
  if (shape.options.length > 0) return option(value);
  if (typeof value === 'boolean') return text(value ? 'judge.yes' : 'judge.no');
  if (typeof value === 'number') {
    // From five digits on: a year is a number as well, and nobody reads 2,022 as one.
    const said = formatNumber(value, { maximumFractionDigits: 15, useGrouping: 'min2' });
    return shape.unit === undefined ? said : `${said} ${shape.unit}`;
  }
  if (typeof value === 'string') {
    if (shape.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(value))
      return formatCalendarDate(value);
    if (shape.kind === 'date-time' && isInstant(value)) return formatDateTimeWithZone(value, localTimeZone());
    return value;
  }
  return JSON.stringify(value);
}
