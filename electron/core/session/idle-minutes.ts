import type { WorkstationRules } from '../../../shared/model/person.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';

/** After how long the desk locks by itself: the stricter of the client's rule and the machine's. 0 means never. */
export function idleMinutes(
  rules: Pick<WorkstationRules, 'idleLockMinutes'> | undefined,
  policy: Pick<MachinePolicy, 'idleLockMinutes'>,
): number {
  const limits = [rules?.idleLockMinutes ?? 0, policy.idleLockMinutes ?? 0].filter(minutes => minutes > 0);
  return limits.length === 0 ? 0 : Math.min(...limits);
}
