import type { LockReason, SessionState, Unlocked } from '../../../shared/rpc/contract.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { VaultFacts } from '../vault/vault.ts';
import type { LaterIssuer } from './later-issuer.ts';
import type { PersonRecord } from './person-record.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** One person's place at this machine, from their sign-in to their sign-out, open or locked. */
export interface Desk {
  readonly personKey: string;
  record: PersonRecord;
  readonly keeper: TokenKeeper;
  readonly issuer: LaterIssuer;
  /** Null while locked: the key is nowhere in memory then. */
  vault: OpenVault | null;
  facts: VaultFacts;
  /** Why it is locked. */
  reason: LockReason;
  /** Nothing of it is written down any more: a token that is renewed to report the wipe would bring the person back. */
  isWiped: boolean;
}

/** `now` is effective time, `wallNow` what the window reads on its own clock: it counts down by that one. */
export function deskState(desk: Desk, { now, wallNow }: { now: number; wallNow: number }): SessionState {
  const { record, vault, facts, reason } = desk;
  const { hasPin, retryAtMs, triesLeft } = facts;
  if (vault) {
    const { refreshToken, endedBecause, pinIsLost, leaseExpiresAt } = record;
    return {
      status: 'signed-in',
      unlocked: unlockedOf(record, vault),
      reauthenticate: refreshToken === null,
      ...(refreshToken === null && endedBecause !== null && { endedBecause }),
      hasPin,
      ...(pinIsLost && !hasPin && { pinIsLost }),
      leaseExpiresAt,
    };
  }
  const waitMs = retryAtMs === null ? 0 : retryAtMs - now;
  return {
    status: 'locked',
    name: record.me.name,
    clientName: record.clientName,
    reason,
    hasPin,
    retryAt: waitMs > 0 ? new Date(wallNow + waitMs).toISOString() : null,
    ...(triesLeft !== null && { triesLeft }),
  };
}

/** The key crosses to the window as text, because messages are JSON; nothing here keeps that text. */
export function unlockedOf(record: PersonRecord, vault: OpenVault): Unlocked {
  const { me, deviceId, features } = record;
  return { me, deviceId, features, storeName: vault.storeName, masterKey: vault.masterKey.toString('base64') };
}
