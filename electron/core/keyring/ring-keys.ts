import { randomBytes } from 'node:crypto';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { RingKey } from '../../../shared/rpc/keys-contract.ts';

const KEY_BYTES = 32;

interface Held {
  readonly caseId: CaseId | null;
  readonly secret: Buffer;
}

/** The keys of one ring, in memory. */
export class RingKeys {
  /** Every number that was given out is lower. */
  next = 1;
  readonly #keys = new Map<number, Held>();
  readonly #ofCase = new Map<CaseId, number>();

  has(number: number): boolean {
    return this.#keys.has(number);
  }

  /** The keys that these cases have. */
  ofCases(cases: readonly CaseId[]): RingKey[] {
    return cases.flatMap(caseId => {
      const number = this.#ofCase.get(caseId);
      return number === undefined ? [] : this.#asGiven(number);
    });
  }

  /** New keys, not yet held: for the cases that have none, and for pages. Their numbers are used up. */
  prepare(cases: readonly CaseId[], pages: number): RingKey[] {
    const without = [...new Set(cases)].filter(caseId => !this.#ofCase.has(caseId));
    const owners = [...without, ...Array.from({ length: pages }, () => null)];
    // Drawn at once: a page of the feed needs five hundred.
    const random = randomBytes(KEY_BYTES * owners.length);
    const fresh = owners.map((owner, i): RingKey => {
      const secret = random.toString('base64', i * KEY_BYTES, (i + 1) * KEY_BYTES);
      return [this.next++, owner, secret];
    });
    random.fill(0);
    return fresh;
  }

  add(keys: readonly RingKey[]): void {
    for (const [number, caseId, secret] of keys) {
      this.#keys.set(number, { caseId, secret: Buffer.from(secret, 'base64') });
      if (caseId !== null) this.#ofCase.set(caseId, number);
      this.next = Math.max(this.next, number + 1);
    }
  }

  remove(numbers: Iterable<number>): void {
    for (const number of numbers) {
      const held = this.#keys.get(number);
      if (!held) continue;
      held.secret.fill(0);
      this.#keys.delete(number);
      if (held.caseId !== null && this.#ofCase.get(held.caseId) === number) this.#ofCase.delete(held.caseId);
    }
  }

  all(): RingKey[] {
    return [...this.#keys.keys()].flatMap(number => this.#asGiven(number));
  }

  /** Nothing of them stays in memory. */
  wipe(): void {
    this.remove([...this.#keys.keys()]);
  }

  #asGiven(number: number): RingKey[] {
    const held = this.#keys.get(number);
    return held ? [[number, held.caseId, held.secret.toString('base64')]] : [];
  }
}
