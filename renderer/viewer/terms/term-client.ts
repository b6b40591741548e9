import type { TermSpan } from '../../../shared/terms/term-finder.ts';
import type { TermList } from '../../../shared/terms/term-list.ts';
import type { TermAnswer, TermTask } from './term-messages.ts';

/** Looks for terms in a worker: a pattern in a long text takes longer than a frame. */
export class TermClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (found: TermSpan[]) => void>();
  #turn = 0;

  constructor(lists: readonly TermList[], worker = startWorker()) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data: { turn, spans } }: MessageEvent<TermAnswer>) => {
      this.#waiting.get(turn)?.(unpacked(spans));
      this.#waiting.delete(turn);
    });
    this.#send({ type: 'lists', lists });
  }

  /** In the order of the text; `list` as they were given. Never answered once it is closed. */
  find(text: string): Promise<TermSpan[]> {
    const turn = ++this.#turn;
    const { promise, resolve } = Promise.withResolvers<TermSpan[]>();
    this.#waiting.set(turn, resolve);
    this.#send({ type: 'find', turn, text });
    return promise;
  }

  close(): void {
    this.#worker.terminate();
  }

  #send(task: TermTask): void {
    this.#worker.postMessage(task, {});
  }
}

function unpacked(spans: Uint32Array): TermSpan[] {
  return Array.from({ length: spans.length / 3 }, (_, i) => ({
    start: spans[i * 3] as number,
    end: spans[i * 3 + 1] as number,
    list: spans[i * 3 + 2] as number,
  }));
}

function startWorker(): Worker {
  return new Worker(new URL('./term-worker.ts', import.meta.url), { type: 'module', name: 'terms' });
}
