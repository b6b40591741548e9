/** After so long a reader in a worker is stopped: as long as a PDF may take. Nothing else waits for it. */
export const READ_LIMIT_MS = 30_000;
