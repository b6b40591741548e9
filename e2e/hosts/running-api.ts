import path from 'node:path';
import type { Ledger } from '../api-server/ledger.ts';
import { Child } from './child.ts';
import { freePort } from './free-port.ts';

const MAIN = path.resolve(import.meta.dirname, '../api-server/main.ts');

/** The reference API as a process of its own, so that a story can stop it and start it again on the same data. */
export class RunningApi {
  private child: Child | null = null;

  readonly url: string;
  private readonly args: readonly string[];

  private constructor(url: string, args: readonly string[]) {
    this.url = url;
    this.args = args;
  }

  static async start(dataFolder: string, bundles: readonly string[]): Promise<RunningApi> {
    const port = await freePort();
    const cases = bundles.flatMap(folder => ['--cases', folder]);
    const args = [MAIN, '--port', String(port), '--data', dataFolder, ...cases, '--allow-faults'];
    const api = new RunningApi(`http://127.0.0.1:${port}`, args);
    await api.resume();
    return api;
  }

  async resume(): Promise<void> {
    this.child = new Child('The reference API', this.args, { DATABASE_URL: '' });
    await this.child.next('listening');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.child?.end(signal);
    this.child = null;
  }

  /** What the server has really done: submissions and mutations, with how often each took effect. */
  async ledger(): Promise<Ledger> {
    const response = await fetch(`${this.url}/__test/ledger`);
    return (await response.json()) as Ledger;
  }

  /** The submissions of one case, in the order of their rounds. */
  async submissionsOf(reference: string): Promise<Ledger['submissions']> {
    const { cases, submissions } = await this.ledger();
    const wanted = cases.find(one => one.reference === reference)?.id;
    return submissions.filter(({ caseId }) => caseId === wanted);
  }

  /** The device of the last act that came, other than one that the story itself plays. */
  async lastDevice(playedByStory?: string): Promise<string> {
    const { mutations } = await this.ledger();
    const last = mutations.findLast(({ deviceId }) => deviceId !== playedByStory);
    if (!last) throw new Error('No device has sent anything yet');
    return last.deviceId;
  }

  /** The client wants everything on that device destroyed. */
  orderWipe(deviceId: string): Promise<void> {
    return this.fault({ wipe: { deviceId } });
  }

  /** The private half of the client's recovery key, as a JWK. */
  async recoveryKey(): Promise<unknown> {
    return await (await fetch(`${this.url}/__test/recovery-key`)).json();
  }

  async fault(body: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${this.url}/__test/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The API did not take the fault: ${response.status} ${await response.text()}`);
  }
}
