import type { SyncStatus } from '../../data/views.ts';

/** Unsent for longer than this, work is stuck, whatever the line says. */
const STUCK_MS = 60 * 60_000;

/** Whether work is stuck, so that sealing it for the client is worth offering. */
export function canRescue(
  status: Pick<SyncStatus, 'report' | 'unsent' | 'oldestUnsentAt' | 'attention'> | undefined,
  needsSignIn: boolean,
  nowMs: number,
): boolean {
  if (!status) return false;
  const { report, unsent, oldestUnsentAt, attention } = status;
  if (attention.length > 0) return true;
  if (unsent === 0 || oldestUnsentAt === null) return false;
  const isStopped = report?.problem?.code === 'stuck' || report?.problem?.code === 'signed-out' || needsSignIn;
  return isStopped || nowMs - Date.parse(oldestUnsentAt) >= STUCK_MS;
}
