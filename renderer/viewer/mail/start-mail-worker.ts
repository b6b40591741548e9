export function startMailWorker(): Worker {
  return new Worker(new URL('./mail-worker.ts', import.meta.url), { type: 'module', name: 'mail' });
}
