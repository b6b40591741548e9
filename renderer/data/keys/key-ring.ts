import type { CaseId } from '../../../shared/model/ids.ts';
import type { Result } from '../../../shared/result.ts';
import type { RingKey } from '../../../shared/rpc/keys-contract.ts';
import { findSecret, unpackKeys } from '../../../shared/rpc/packed-keys.ts';
import { fromBase64 } from '../sealed/base64.ts';
import type { KeySource } from './key-source.ts';
import { KeysAwayError } from './keys-away-error.ts';

interface Held {
  readonly caseId: string | null;
  readonly secret: string;
}

/** Looking for one in the text costs as much as a hundred in a map, and the map as much as many looks. */
const FEW = 8;

/** The keys of the open store, in memory from unlock to lock. The window has one, its cache worker another. */
export class KeyRing {
  /** Names the ring: another one opens nothing of this store. */
  id = '';
  /** Every number that was given out is lower. */
  next = 1;
  private readonly source: KeySource;
  /** As they came, until more than a few are asked for: a start needs one of tens of thousands before its first row. */
  private packed: string | null = null;
  private fewLeft = FEW;
  private readonly unpacked = new Map<number, Held>();
  private readonly unpackedOfCase = new Map<string, number>();
  private readonly listeners = new Set<(destroyed: readonly number[]) => void>();
  private readonly stopListening: () => void;
  private loading: Promise<void> | null = null;

  constructor(source: KeySource) {
    this.source = source;
    this.stopListening = source.onChange(({ made, destroyed }) => {
      this.add(made);
      this.drop(destroyed);
    });
  }

  /** Asks for the keys, once. Rejects with `KeysAwayError`; then it can be tried again. */
  load(): Promise<void> {
    this.loading ??= this.ask().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /** 32 bytes; null when there is no such key, or none any more. */
  secretOf(number: number): Uint8Array<ArrayBuffer> | null {
    const isOneOfFew = this.packed !== null && this.fewLeft-- > 0;
    const secret = isOneOfFew ? findSecret(this.packed ?? '', number) : this.keys.get(number)?.secret;
    return secret ? fromBase64(secret) : null;
  }

  has(number: number): boolean {
    return this.keys.has(number);
  }

  /** What to seal the case's rows with; null when it has no key, or is about to lose it. */
  numberOf(caseId: string): number | null {
    return this.ofCase.get(caseId) ?? null;
  }

  /** Cases that have a key. */
  cases(): string[] {
    return [...this.ofCase.keys()];
  }

  /** Numbers of the keys that belong to no case: those of the feed's pages. */
  pages(): number[] {
    return [...this.keys].flatMap(([number, { caseId }]) => (caseId === null ? [number] : []));
  }

  /** Has keys made for those of these cases that have none, and for pages; gives the pages' numbers. Durable then. */
  async make(cases: Iterable<string>, pages = 0): Promise<number[]> {
    const without = [...new Set(cases)].filter(caseId => !this.ofCase.has(caseId)) as CaseId[];
    if (without.length === 0 && pages === 0) return [];
    const { next, keys } = valueOf(await this.source['keys.make']({ cases: without, pages }));
    this.add(keys);
    this.next = Math.max(this.next, next);
    return keys.flatMap(([number, caseId]) => (caseId === null ? [number] : []));
  }

  /** From here on nothing more is sealed with the keys of these cases. What they sealed still opens. Gives their numbers. */
  retire(cases: readonly string[]): number[] {
    const numbers = new Set(cases);
    for (const caseId of cases) this.ofCase.delete(caseId);
    return [...this.keys].flatMap(([number, { caseId }]) => (caseId !== null && numbers.has(caseId) ? [number] : []));
  }

  /**
   * Has keys destroyed where they are kept. In this memory they stay until `forget`, so that what was sealed with them
   * in that very moment can still be saved.
   */
  async destroy(numbers: readonly number[], cases: readonly string[]): Promise<void> {
    valueOf(await this.source['keys.destroy']({ numbers: [...numbers], cases: [...cases] as CaseId[] }));
  }

  forget(numbers: readonly number[]): void {
    this.drop(numbers);
  }

  /** Called with numbers whose keys have just left this memory; with none when the ring is closed. */
  onGone(listener: (destroyed: readonly number[]) => void): void {
    this.listeners.add(listener);
  }

  /** Everything leaves memory: at lock. */
  close(): void {
    this.stopListening();
    this.drop([...this.keys.keys()]);
    for (const listener of this.listeners) listener([]);
    this.listeners.clear();
  }

  private async ask(): Promise<void> {
    const { id, next, keys } = valueOf(await this.source['keys.all']());
    this.id = id;
    this.next = Math.max(this.next, next);
    this.packed = keys;
  }

  private get keys(): Map<number, Held> {
    this.unpack();
    return this.unpacked;
  }

  private get ofCase(): Map<string, number> {
    this.unpack();
    return this.unpackedOfCase;
  }

  private unpack(): void {
    if (this.packed === null) return;
    const keys = unpackKeys(this.packed);
    this.packed = null;
    if (!keys) throw new Error('The keys came in a form that was not agreed');
    this.add(keys);
  }

  private add(keys: readonly RingKey[]): void {
    for (const [number, caseId, secret] of keys) {
      this.keys.set(number, { caseId, secret });
      if (caseId !== null) this.ofCase.set(caseId, number);
      this.next = Math.max(this.next, number + 1);
    }
  }

  private drop(numbers: readonly number[]): void {
    const here = numbers.filter(number => this.keys.has(number));
    for (const number of here) {
      const caseId = this.keys.get(number)?.caseId ?? null;
      this.keys.delete(number);
      if (caseId !== null && this.ofCase.get(caseId) === number) this.ofCase.delete(caseId);
    }
    if (here.length > 0) for (const listener of this.listeners) listener(here);
  }
}

const AWAY = 'The keys of this store could not be reached. Meridian tries again by itself.';

function valueOf<T>(answer: Result<T>): T {
  if (answer.ok) return answer.value;
  const { code, message } = answer.failure;
  throw new KeysAwayError(code === 'storage' ? message : AWAY);
}
