import type { CaseId } from '../model/ids.ts';
import type { RingKey } from './keys-contract.ts';

/** 32 bytes in base64. */
const SECRET_CHARS = 44;

/**
 * Keys in one text, a line each: `number secret case`, the case left out for a page. There are tens of thousands at every
 * start, and checking each as a message of its own would take longer than everything else that a start does.
 */
export function packKeys(keys: readonly RingKey[]): string {
  return keys.map(([number, caseId, secret]) => `${number} ${secret} ${caseId ?? ''}\n`).join('');
}

/** Null when it is not such a text. */
export function unpackKeys(packed: string): RingKey[] | null {
  const keys: RingKey[] = [];
  let at = 0;
  while (at < packed.length) {
    const secretAt = packed.indexOf(' ', at) + 1;
    const caseAt = secretAt + SECRET_CHARS + 1;
    const end = packed.indexOf('\n', caseAt);
    const number = Number(packed.slice(at, secretAt - 1));
    const isLine = secretAt > 0 && end >= 0 && packed[caseAt - 1] === ' ' && Number.isSafeInteger(number) && number > 0;
    if (!isLine) return null;
    const caseId = packed.slice(caseAt, end);
    keys.push([number, caseId === '' ? null : (caseId as CaseId), packed.slice(secretAt, caseAt - 1)]);
    at = end + 1;
  }
  return keys;
}

/** One secret, without unpacking the others; null when there is no such key. */
export function findSecret(packed: string, number: number): string | null {
  const line = `${number} `;
  const at = packed.startsWith(line) ? 0 : packed.indexOf(`\n${line}`) + 1;
  if (at === 0 && !packed.startsWith(line)) return null;
  return packed.slice(at + line.length, at + line.length + SECRET_CHARS);
}
