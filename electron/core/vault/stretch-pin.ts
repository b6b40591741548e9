import { Worker } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import * as z from 'zod';

/** What a guess of the PIN costs. Stored with the key, so that it can be raised later. */
export const PinCost = z.object({
  /** 64 MiB at least: a record that asks for less was tampered with. */
  memoryKib: z.number().int().min(65_536).max(1_048_576),
  passes: z.number().int().min(3).max(32),
});
export type PinCost = z.infer<typeof PinCost>;

/** About 300 ms on an office laptop of 2024. */
export const PIN_COST: PinCost = { memoryKib: 65_536, passes: 3 };

/** Makes 32 bytes out of a PIN, slowly. The same PIN typed on another keyboard gives the same bytes. */
export type StretchPin = (pin: string, salt: Buffer, cost: PinCost) => Promise<Buffer>;

/** What crosses to the worker and back. */
export const StretchJob = z.object({ pin: z.string(), salt: z.base64(), cost: PinCost });
export type StretchJob = z.infer<typeof StretchJob>;

// Run from source the worker is the file beside this one; built, it is a bundle beside the bundle.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './stretch-worker.ts' : './stretch-worker.js',
  import.meta.url,
);

/**
 * Argon2id in a thread of its own: in this one it would keep the windows of the whole desktop program from answering
 * for as long as it takes, and its 64 MiB that saw the PIN go away with the thread.
 */
export async function stretchPin(pin: string, salt: Buffer, cost: PinCost, url = workerUrl): Promise<Buffer> {
  const job: StretchJob = { pin: pin.normalize('NFKC'), salt: salt.toString('base64'), cost };
  try {
    return await inWorker(job, url);
  } catch {
    // A machine that forbids threads, or an incomplete installation: slow is better than shut out.
    return await stretchHere(job);
  }
}

export async function stretchHere({ pin, salt, cost }: StretchJob): Promise<Buffer> {
  const bytes = await argon2id({
    password: pin,
    salt: Buffer.from(salt, 'base64'),
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memoryKib,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(bytes);
}

function inWorker(job: StretchJob, url: URL): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: job, env: {} });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(Buffer.from(bytes));
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}
