import { createServer } from 'node:net';

/** Rejects with a sentence when a port of this computer is taken. Asked before the work that would be in vain. */
export async function requireFreePort(port: number, what: string, flag: string): Promise<void> {
  const reason = await reasonAgainst(port);
  if (reason === null) return;
  const why = reason === 'EADDRINUSE' ? 'is in use, perhaps by another "npm start"' : `cannot be opened (${reason})`;
  throw new Error(
    `Port ${port} of this computer ${why}, so ${what} cannot start. Stop what uses it, or choose another port with ${flag}.`,
  );
}

function reasonAgainst(port: number): Promise<string | null> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(null)));
  });
}
