import type { DocumentPages } from './document-pages.ts';
import type { IndexAnswer, IndexTask, KeptDocument } from './index-messages.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type WithoutTurn<Task> = Task extends unknown ? Omit<Task, 'turn'> : never;

/** Has words encoded and segments built in a worker, which is there only while there is work for it. */
export class IndexBuilder {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, (bytes: Bytes) => void>();
  #worker: Worker | null = null;
  #turn = 0;

  constructor(start = startWorker) {
    this.#start = start;
  }

  encode(pages: DocumentPages): Promise<Bytes> {
    return this.#ask({ type: 'encode', pages }, []);
  }

  build(documents: readonly KeptDocument[]): Promise<Bytes> {
    return this.#ask(
      { type: 'build', documents },
      documents.map(({ bytes }) => bytes.buffer),
    );
  }

  /** Nothing of what it was given stays. It begins anew when it is asked again. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #ask(task: WithoutTurn<IndexTask>, transfer: ArrayBuffer[]): Promise<Bytes> {
    this.#worker ??= this.#listen(this.#start());
    const turn = ++this.#turn;
    const { promise, resolve } = Promise.withResolvers<Bytes>();
    this.#waiting.set(turn, resolve);
    this.#worker.postMessage({ ...task, turn } satisfies IndexTask, { transfer });
    return promise;
  }

  #listen(worker: Worker): Worker {
    worker.addEventListener('message', ({ data }: MessageEvent<IndexAnswer>) => {
      this.#waiting.get(data.turn)?.(data.bytes);
      this.#waiting.delete(data.turn);
    });
    return worker;
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module', name: 'index' });
}
