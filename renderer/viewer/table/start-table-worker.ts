export function startTableWorker(): Worker {
  return new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module', name: 'table' });
}
