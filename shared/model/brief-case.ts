import type { CaseRecord } from './case.ts';

/** Names and numbers that somebody looks a case up by; the memory of 50,000 cases depends on their being few. */
const LONGEST_ATTRIBUTE = 80;
const MOST_ATTRIBUTES = 12;

/** As much of a case as a list of cases shows and searches: of its attributes only short ones. */
export function briefCase(record: CaseRecord): CaseRecord {
  const short: Record<string, unknown> = {};
  let count = 0;
  for (const [name, value] of Object.entries(record.attributes)) {
    if (count < MOST_ATTRIBUTES && isShort(value)) {
      short[name] = value;
      count++;
    }
  }
  return { ...record, attributes: short };
}

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_ATTRIBUTE;
  return value !== null && typeof value !== 'object';
}
