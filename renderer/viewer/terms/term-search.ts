import type { TermSpan } from '../../../shared/terms/term-finder.ts';
import type { TermLook } from '../../../shared/terms/term-list.ts';
import type { ShownTerm, TermPlace, TermsPort } from '../view-ports.ts';

/** What has been found so far. */
export interface TermState {
  /** Places of each list. */
  readonly counts: readonly number[];
  /** False while parts are still looked through. */
  readonly isComplete: boolean;
  /** From 1, among the lists that are on; 0 before somebody went to one. */
  readonly current: number;
}

interface TermSearchOptions {
  readonly port: TermsPort;
  readonly looks: readonly TermLook[];
  readonly find: (text: string) => Promise<readonly TermSpan[]>;
  /** Waited for between two parts that are out of sight: others may need the machine. */
  readonly rest: () => Promise<void>;
  readonly onState: (state: TermState) => void;
}

/** So near to what is in sight nobody wants to wait. */
const IN_SIGHT = 2;
/** What was found is told and painted once in so many parts. */
const TOLD_EVERY = 25;

/** Looks for standing terms in one document, what is in sight first, and goes from one to the next. */
export class TermSearch {
  readonly #options: TermSearchOptions;
  readonly #found = new Map<number, readonly TermSpan[]>();
  readonly #stopWatching: () => void;
  #isOn: readonly boolean[];
  #current: TermPlace | null = null;
  #isEnded = false;
  #isAtWork = false;

  constructor(options: TermSearchOptions) {
    this.#options = options;
    this.#isOn = options.looks.map(() => true);
    this.#stopWatching = options.port.watch(parts => {
      for (const part of parts) this.#found.delete(part);
      void this.#work();
    });
  }

  start(): void {
    void this.#work();
  }

  /** Which lists are shown and gone through. */
  show(isOn: readonly boolean[]): void {
    this.#isOn = isOn;
    this.#tell();
  }

  /** To the next term of the lists that are on, from the last one or from what is in sight. */
  async step(by: 1 | -1): Promise<void> {
    const all = this.#shown();
    const at = this.#current ?? this.#inSight();
    const next =
      by === 1
        ? (all.find(place => isBefore(at, place)) ?? all[0])
        : (all.findLast(place => isBefore(place, at)) ?? all.at(-1));
    if (!next) return;
    this.#current = next;
    this.#tell();
    await this.#options.port.show(next);
  }

  end(): void {
    this.#isEnded = true;
    this.#stopWatching();
    this.#options.port.clear();
  }

  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    const { port, find, rest } = this.#options;
    for (let part = this.#next(), i = 0; part !== null && !this.#isEnded; part = this.#next(), i++) {
      if (Math.abs(part - port.place().part) > IN_SIGHT) await rest();
      const found = await find(await port.textOf(part));
      this.#found.set(part, found);
      if (i % TOLD_EVERY < IN_SIGHT) this.#tell();
    }
    this.#isAtWork = false;
    this.#tell();
  }

  /** The part that is nearest to what is in sight. */
  #next(): number | null {
    const { port } = this.#options;
    const { part } = port.place();
    for (let away = 0; away < port.parts; away++) {
      if (part + away <= port.parts && !this.#found.has(part + away)) return part + away;
      if (part - away >= 1 && !this.#found.has(part - away)) return part - away;
    }
    return null;
  }

  /** A place before the first letter that is in sight. */
  #inSight(): TermPlace {
    const { part, offset } = this.#options.port.place();
    return { part, start: offset - 1, end: offset };
  }

  /** Every place of the lists that are on, in the order of the document. */
  #shown(): TermPlace[] {
    return [...this.#found]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([part, spans]) =>
        spans.filter(({ list }) => this.#isOn[list]).map(({ start, end }) => ({ part, start, end })),
      );
  }

  #tell(): void {
    if (this.#isEnded) return;
    const { port, looks, onState } = this.#options;
    const counts = looks.map(() => 0);
    for (const spans of this.#found.values()) for (const { list } of spans) counts[list] = (counts[list] ?? 0) + 1;
    const current = this.#current;
    const index = current
      ? this.#shown().findIndex(({ part, start }) => part === current.part && start === current.start)
      : -1;
    if (index === -1) this.#current = null;
    onState({ counts, isComplete: this.#found.size >= port.parts, current: index + 1 });
    port.paint(this.#painted(), this.#current);
  }

  #painted(): ReadonlyMap<number, readonly ShownTerm[]> {
    const { looks } = this.#options;
    const painted = new Map<number, readonly ShownTerm[]>();
    for (const [part, spans] of this.#found) {
      const shown = spans.flatMap(({ start, end, list }) => {
        const look = looks[list];
        return look && this.#isOn[list] ? [{ start, end, color: look.color, line: look.line }] : [];
      });
      if (shown.length > 0) painted.set(part, shown);
    }
    return painted;
  }
}

function isBefore(a: TermPlace, b: TermPlace): boolean {
  return a.part < b.part || (a.part === b.part && a.start < b.start);
}
