import { durationWords } from '../../../shared/values/duration-text.ts';
import { offsetName, offsetsOf, splitInstant } from '../../../shared/values/zoned-time.ts';
import { formatCalendarDate, formatDateTime, formatNumber } from '../../i18n/format.ts';
import { intlLocale, text } from '../../i18n/text.ts';
import type { AnswerShape } from './answer-source.ts';
import { zoneWords } from './zone-words.ts';

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * An answer in words: the option's label, yes or no, a date as people read it. Never a raw code when a word exists.
 *
 * @param missing the code that stands in place of an answer
 */
export function formatAnswer(shape: AnswerShape, value: unknown, missing?: string): string {
  if (value === undefined || value === null || value === '') {
    if (missing === undefined) return text('judge.noAnswer');
    return text('answer.missing', { reason: shape.missing?.find(({ code }) => code === missing)?.label ?? missing });
  }
  const option = (one: unknown) => shape.options.find(candidate => candidate.value === one)?.label ?? said(one);
  if (Array.isArray(value)) {
    if (shape.kind === 'multiple-choice') return value.map(option).join(', ') || text('judge.noAnswer');
    return text('judge.rows', { count: value.length });
  }
  if (shape.options.length > 0) return option(value);
  if (typeof value === 'boolean') return text(value ? 'judge.yes' : 'judge.no');
  // From five digits on: a year is a number as well, and nobody reads 2,022 as one.
  if (typeof value === 'number')
    return withUnit(shape, formatNumber(value, { maximumFractionDigits: 15, useGrouping: 'min2' }));
  if (typeof value === 'string') return formatText(shape, value);
  return typeof value === 'object' ? formatMembers(shape, value as Readonly<Record<string, unknown>>) : said(value);
}

const said = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function withUnit({ unit }: AnswerShape, number: string): string {
  return unit === undefined ? number : `${number} ${unit}`;
}

function formatText(shape: AnswerShape, value: string): string {
  switch (shape.kind) {
    case 'date':
      return isDay(value) ? formatCalendarDate(value) : value;
    case 'date-time':
      return formatInstant(value, shape.zone);
    case 'time': {
      const [, clock, offset] = /^(\d\d:\d\d(?::(?!00)\d\d)?)(?::00)?(Z|[+-]\d\d:\d\d)?$/.exec(value) ?? [];
      return clock === undefined ? value : `${clock}${offset === undefined ? '' : ` ${zoneWords(offset)}`}`;
    }
    case 'duration':
      return durationWords(value) ?? value;
    case 'decimal':
      return withUnit(shape, groupDigits(value));
    default:
      return value;
  }
}

/** As the clock showed it there, with where that was: an answer read off a document is not moved to this machine's zone. */
function formatInstant(value: string, zone: string | undefined): string {
  const instant = splitInstant(value);
  if (!instant) return value;
  const { local, offset } = instant;
  const place = zone !== undefined && offsetsOf(zone, local).includes(offset) ? `${zoneWords(zone)}, ` : '';
  const day = formatCalendarDate(local.slice(0, 10));
  const clock = /:[^:]*:/.test(local.slice(11))
    ? local.slice(11)
    : formatDateTime(`${local.slice(0, 16)}Z`, 'UTC').slice(-5);
  return `${day}, ${clock} (${place}${zoneWords(offsetName(offset))})`;
}

/** Every digit as it is, in groups: nothing is counted here, so nothing can be rounded. */
function groupDigits(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  const parts = new Intl.NumberFormat(intlLocale(), { useGrouping: 'min2' }).formatToParts(BigInt(whole));
  const point =
    new Intl.NumberFormat(intlLocale()).formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.';
  return `${sign}${parts.map(part => part.value).join('')}${fraction === '' ? '' : point + fraction}`;
}

/** The members of an answer that is an object, in the form's order; those that no part names are there too. */
function formatMembers(shape: AnswerShape, members: Readonly<Record<string, unknown>>): string {
  const parts = shape.parts ?? [];
  const word = ({ name, field }: (typeof parts)[number]) => formatAnswer(field, members[name]);
  const there = parts.filter(({ name }) => members[name] !== undefined);
  const others = Object.entries(members)
    .filter(([name]) => parts.every(part => part.name !== name))
    .map(([name, value]) => text('answer.part', { part: name, value: said(value) }));
  if (shape.kind === 'range' && parts.length === 2) {
    const [from, to] = parts.map(part => (members[part.name] === undefined ? text('answer.open') : word(part)));
    return [text('answer.range', { from: from ?? '', to: to ?? '' }), ...others].join(' · ');
  }
  const joint = shape.kind === 'address' ? ', ' : ' ';
  const words = there.map(word);
  return [...(words.length > 0 ? [words.join(joint)] : []), ...others].join(' · ') || text('judge.noAnswer');
}
