import type { Clock } from '../../../shared/clock.ts';
import type { SecretStore } from '../../host/host.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import { createEffectiveTime, type EffectiveTime, EffectiveTimeState } from '../time/effective-time.ts';

const NAME = 'effective-time';

export interface KeptTimeOptions {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly log: Log;
  /** For the audit trail: the wall clock is wrong by so much. */
  readonly onWrongClock?: (behindMs: number) => void;
}

/** The time that leases and waits are measured by, kept where a restart finds it again. */
export interface KeptTime extends EffectiveTime {
  /** Writes down how far time has come. A store that fails is logged: the next minute tries again. */
  keep(): Promise<void>;
}

export async function openKeptTime(options: KeptTimeOptions): Promise<KeptTime> {
  const { secrets, log, onWrongClock } = options;
  const restored = await readState(secrets).catch((error: unknown) => {
    log.error('time-not-restored', errorWords(error));
    return null;
  });
  const time = createEffectiveTime({
    clock: options.clock,
    monotonic: options.monotonic,
    restored,
    onWrongClock: behindMs => {
      log.warn('clock-wrong', { behindMs: Math.round(behindMs) });
      onWrongClock?.(behindMs);
    },
  });
  return {
    ...time,
    keep: () =>
      secrets
        .set(NAME, JSON.stringify(time.state()))
        .catch((error: unknown) => log.error('time-not-kept', errorWords(error))),
  };
}

async function readState(secrets: SecretStore): Promise<EffectiveTimeState | null> {
  const text = await secrets.get(NAME);
  return text === null ? null : EffectiveTimeState.parse(JSON.parse(text));
}
