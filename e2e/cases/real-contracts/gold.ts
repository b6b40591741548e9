import { type CuadCase, readCuad } from './cuad.ts';
import { type ContractQuestion, questions } from './questions.ts';

/** A passage of the contract's text: UTF-16 code units into the decoded `.txt` document, `end` exclusive. */
export interface GoldSpan {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the data set's experts answered, in the form's own terms. */
export interface Gold {
  readonly caseId: string;
  /** By pointer. Absent where the experts left it blank or wrote no date that exists. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** By pointer; empty where the contract does not say it. */
  readonly spans: Readonly<Record<string, readonly GoldSpan[]>>;
}

/** Reads the data set and gives its answers case by case; null for a case that it does not have. */
export async function readGold(cuadDir: string): Promise<(caseId: string) => Gold | null> {
  const cases = new Map((await readCuad(cuadDir)).map(one => [one.id, one]));
  return caseId => {
    const found = cases.get(caseId);
    return found ? goldOf(found) : null;
  };
}

export function goldOf(contract: CuadCase): Gold {
  const textId = contract.documents.find(document => document.file.endsWith('.txt'))?.id;
  if (textId === undefined) throw new Error(`${contract.id} has no text`);
  const answers: Record<string, unknown> = {};
  const spans: Record<string, GoldSpan[]> = {};
  for (const question of questions) {
    const pointer = `/${question.property}`;
    const asked = contract.questions.find(one => one.category === question.category);
    const answer = answerOf(question, asked?.expertAnswer?.trim() ?? '');
    if (answer !== undefined) answers[pointer] = answer;
    spans[pointer] = (asked?.answers ?? []).map(({ text, start }) => ({
      documentId: textId,
      start,
      end: start + text.length,
      text,
    }));
  }
  return { caseId: contract.id, answers, spans };
}

function answerOf({ kind }: ContractQuestion, written: string): unknown {
  if (kind === 'yes-no') return /^yes/i.test(written) ? 'yes' : 'no';
  if (written === '') return undefined;
  if (kind === 'date') return isoDate(written);
  if (kind === 'parties') return partiesOf(written);
  return written.replaceAll(/\s+/g, ' ');
}

/** `8/1/11` as `2011-08-01`; two-digit years from 50 on are of the last century. Undefined when it is no whole date. */
export function isoDate(written: string): string | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(written.trim());
  if (!match) return undefined;
  const [month, day, short] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const year = short >= 100 ? short : short >= 50 ? 1900 + short : 2000 + short;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** `A Corp. ("Company"); B LLC` as names with what the contract calls them. */
function partiesOf(written: string): { name: string; alias?: string }[] {
  return written
    .split(';')
    .map(part => part.trim())
    .filter(part => part.length > 1)
    .map(part => {
      const match = /^(.*?)\s*\((.*)\)\s*$/s.exec(part);
      const alias = match?.[2]?.replaceAll(/["“”]/g, '').trim();
      return { name: (match?.[1] || part).trim(), ...(alias && { alias }) };
    });
}
