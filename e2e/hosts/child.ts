import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A line of JSON that one of our programs prints for programs. */
export interface ChildEvent {
  readonly event: string;
  readonly url?: string;
}

/** A program of ours as a process of its own, read by its JSON lines. What it says besides is kept for a failure's message. */
export class Child {
  readonly said: string[] = [];
  private readonly process: ChildProcess;
  private readonly events: ChildEvent[] = [];
  private readonly waiting: { event: string; resolve: (event: ChildEvent) => void; reject: (error: Error) => void }[] =
    [];
  private readonly ended: Promise<void>;
  private endedWith: string | null = null;

  private readonly name: string;

  constructor(name: string, args: readonly string[], env: Record<string, string> = {}) {
    this.name = name;
    this.process = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.process;
    if (stdout) createInterface({ input: stdout }).on('line', line => this.read(line));
    if (stderr) createInterface({ input: stderr }).on('line', line => this.said.push(line));
    this.ended = new Promise(resolve => {
      this.process.once('exit', (code, signal) => {
        this.endedWith = signal ?? String(code);
        for (const one of this.waiting.splice(0)) one.reject(this.failure(`ended (${this.endedWith})`, one.event));
        resolve();
      });
    });
  }

  /** The next event of that name: one that came already and was not taken yet, or the next to come. */
  next(event: string, timeoutMs = 60_000): Promise<ChildEvent> {
    const index = this.events.findIndex(one => one.event === event);
    const [found] = index >= 0 ? this.events.splice(index, 1) : [];
    if (found) return Promise.resolve(found);
    if (this.endedWith !== null) return Promise.reject(this.failure(`ended (${this.endedWith})`, event));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(this.failure(`was silent for ${timeoutMs} ms`, event)), timeoutMs);
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      this.waiting.push({ event, resolve: settle(resolve), reject: settle(reject) });
    });
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.process.kill(signal);
    await this.ended;
  }

  private read(line: string): void {
    const event = parseEvent(line);
    if (!event) {
      this.said.push(line);
      return;
    }
    const index = this.waiting.findIndex(one => one.event === event.event);
    const [waiter] = index >= 0 ? this.waiting.splice(index, 1) : [];
    if (waiter) waiter.resolve(event);
    else this.events.push(event);
  }

  private failure(what: string, event: string): Error {
    return new Error(`${this.name} ${what} before "${event}". It said:\n${this.said.slice(-30).join('\n')}`);
  }
}

function parseEvent(line: string): ChildEvent | null {
  if (!line.startsWith('{"event"')) return null;
  try {
    return JSON.parse(line) as ChildEvent;
  } catch {
    // A line that only looks like one of ours is something the program said.
    return null;
  }
}
