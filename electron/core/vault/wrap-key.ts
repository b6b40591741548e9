import { hkdfSync, randomBytes } from 'node:crypto';
import { addLayer, fromWrapped, newLayer, type Peeled, peelLayer, toWrapped } from './key-layer.ts';
import type { OpenVault } from './open-vault.ts';
import { PIN_COST, type StretchPin } from './stretch-pin.ts';
import { otherSlot, type VaultRecord, type VaultSecrets } from './vault-record.ts';

/** What the two wrapped copies are for; part of what binds each to its place. */
export const DAILY = 'daily';
export const RECOVERY = 'recovery';

export interface WrapParts {
  readonly personKey: string;
  readonly kept: VaultSecrets;
  readonly stretch: StretchPin;
}

/** What new secrets around a key changed for the person. */
export interface Renewed {
  readonly hasPin: boolean;
  /** There was a PIN, and what it had sealed did not come out of the layers around it: it opens nothing any more. */
  readonly pinIsLost: boolean;
  /** Another key store of the machine guards the secrets from now on. */
  readonly moved: { readonly from: string; readonly to: string } | null;
}

/** Kept on this machine while the lease lasts. */
export function leaseSecret(share: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', share, '', 'meridian lease share', 32));
}

/** Never kept on this machine: only a sign-in brings the share that it is made of. */
export function signInSecret(share: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', share, '', 'meridian sign-in share', 32));
}

/** Writes the first record of a vault. The secrets come first: a record is never there without what opens it. */
export async function wrapFirst(
  parts: WrapParts,
  vault: OpenVault,
  share: Buffer | null,
  backend: string,
): Promise<VaultRecord> {
  const machine = randomBytes(32);
  await parts.kept.put('machine', 'a', machine);
  if (share) await parts.kept.put('share', 'a', leaseSecret(share));
  const bare: Peeled = { layers: [], bytes: vault.masterKey };
  const record: VaultRecord = {
    form: 2,
    backend,
    storeName: vault.storeName,
    machineSlot: 'a',
    shareSlot: share ? 'a' : null,
    daily: daily(parts, bare, share && leaseSecret(share), machine),
    recovery: recovery(parts, bare, share, machine),
    wrongPins: 0,
    retryAtMs: null,
  };
  await parts.kept.write(record);
  return record;
}

/**
 * New secrets around the same key: new ones are written beside the old, the record switches to them in one write, the
 * old are deleted. A crash at any point leaves a record whose secrets are all there; what is too many goes at the next
 * opening.
 */
export async function wrapAgain(
  parts: WrapParts,
  vault: OpenVault,
  before: VaultRecord,
  change: { pin?: string; share?: Buffer | null },
  backend: string,
): Promise<Renewed> {
  const { kept } = parts;
  const oldMachine = await kept.secret('machine', before.machineSlot);
  const keptShare = before.shareSlot && (await kept.secret('share', before.shareSlot));
  const machine = randomBytes(32);
  const machineSlot = otherSlot(before.machineSlot);
  await kept.put('machine', machineSlot, machine);
  let { shareSlot } = before;
  // Where it is gone from here, the one that the server gives now is most likely the same.
  const oldShare = keptShare ?? (before.shareSlot && change.share ? leaseSecret(change.share) : null);
  let share = keptShare;
  if (change.share !== undefined) {
    shareSlot = change.share && otherSlot(before.shareSlot);
    share = change.share && leaseSecret(change.share);
    if (shareSlot && share) await kept.put('share', shareSlot, share);
  }
  if (shareSlot && !share) throw new Error('The share of the server is not here: renew after the next contact.');
  const bare: Peeled = { layers: [], bytes: vault.masterKey };
  const inner =
    change.pin === undefined
      ? (sealedByPin(parts, before, oldMachine, oldShare) ?? bare)
      : await addPin(parts, bare, change.pin);
  const record: VaultRecord = {
    ...before,
    backend,
    machineSlot,
    shareSlot,
    daily: daily(parts, inner, share, machine),
    recovery:
      change.share === undefined
        ? toWrapped(addMachine(parts, RECOVERY, sealedForSignIn(parts, before, oldMachine) ?? bare, machine))
        : recovery(parts, bare, change.share, machine),
    wrongPins: 0,
    retryAtMs: null,
  };
  await kept.write(record);
  await kept.tidy(record);
  return {
    hasPin: inner !== bare,
    pinIsLost: hadPin(before) && inner === bare,
    moved: before.backend === backend ? null : { from: before.backend, to: backend },
  };
}

function hadPin({ daily: wrapped }: VaultRecord): boolean {
  return wrapped?.layers.some(layer => layer.by === 'pin') ?? false;
}

async function addPin({ personKey, stretch }: WrapParts, bare: Peeled, pin: string): Promise<Peeled> {
  const layer = newLayer('pin', PIN_COST);
  const secret = await stretch(pin, Buffer.from(layer.salt, 'base64'), PIN_COST);
  const sealed = addLayer(bare, layer, secret, `${DAILY} ${personKey}`);
  secret.fill(0);
  return sealed;
}

function daily(parts: WrapParts, inner: Peeled, share: Buffer | null, machine: Buffer) {
  const sealed = share ? addLayer(inner, newLayer('share'), share, `${DAILY} ${parts.personKey}`) : inner;
  return toWrapped(addMachine(parts, DAILY, sealed, machine));
}

/**
 * Where the server gives no share, a sign-in proves the person to this program only, and the machine's secret alone
 * opens this copy: the price of losing nothing to a forgotten PIN.
 */
function recovery(parts: WrapParts, bare: Peeled, share: Buffer | null, machine: Buffer) {
  const context = `${RECOVERY} ${parts.personKey}`;
  const sealed = share ? addLayer(bare, newLayer('sign-in'), signInSecret(share), context) : bare;
  return toWrapped(addMachine(parts, RECOVERY, sealed, machine));
}

function addMachine({ personKey }: WrapParts, purpose: string, inner: Peeled, machine: Buffer): Peeled {
  return addLayer(inner, newLayer('machine'), machine, `${purpose} ${personKey}`);
}

/** The key as the PIN sealed it, out of the layers around it; null when there is no PIN or they do not open. */
function sealedByPin(
  { personKey }: WrapParts,
  { daily: wrapped }: VaultRecord,
  machine: Buffer | null,
  share: Buffer | null,
): Peeled | null {
  const context = `${DAILY} ${personKey}`;
  let sealed = wrapped && machine && peelLayer(fromWrapped(wrapped), machine, context);
  if (sealed?.layers[0]?.by === 'share') sealed = share && peelLayer(sealed, share, context);
  return sealed?.layers[0]?.by === 'pin' ? sealed : null;
}

/** @throws Error when the copy for a sign-in does not open: writing it anew would need what only the server knows */
function sealedForSignIn(
  { personKey }: WrapParts,
  { recovery: wrapped }: VaultRecord,
  machine: Buffer | null,
): Peeled | null {
  if (!wrapped.layers.some(layer => layer.by === 'sign-in')) return null;
  const sealed = machine && peelLayer(fromWrapped(wrapped), machine, `${RECOVERY} ${personKey}`);
  if (!sealed) throw new Error('The copy for a sign-in does not open.');
  return sealed;
}
