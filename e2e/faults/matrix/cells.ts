import { type Fault, FAULTS } from './fault-names.ts';
import { type Step, STEPS } from './steps.ts';

/** One step and one kind of fault: run, or left out for a reason. */
export interface Cell {
  readonly step: Step;
  readonly fault: Fault;
  readonly excluded: string | null;
}

/** All 748. */
export const CELLS: readonly Cell[] = STEPS.flatMap(step =>
  FAULTS.map(fault => ({ step, fault, excluded: reasonToLeaveOut(step, fault) })),
);

export function cellName({ step, fault }: Pick<Cell, 'step' | 'fault'>): string {
  return `${step}/${fault}`;
}

function reasonToLeaveOut(step: Step, fault: Fault): string | null {
  if (step === 'M1' || step === 'M2') {
    return 'The database has had one version so far: there is no migration to interrupt.';
  }
  if (step === 'U1' || step === 'U2') {
    return 'Updates touch neither the store nor the journal; electron/core/updates and electron/host/electron test them.';
  }
  if (fault === 'F34') {
    return 'Whether the key opens is decided before store and journal are opened; electron/core/vault tests it.';
  }
  if (step === 'K1' && (fault === 'F9' || fault === 'F10' || fault === 'F12')) {
    return 'The issuer is modelled by its answers, not by their bytes; electron/core/session/oidc parses those.';
  }
  return null;
}
