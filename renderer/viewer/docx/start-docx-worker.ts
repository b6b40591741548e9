export function startDocxWorker(): Worker {
  return new Worker(new URL('./docx-worker.ts', import.meta.url), { type: 'module', name: 'docx' });
}
