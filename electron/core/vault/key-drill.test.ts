import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { journalKeyOf } from '../journal/journal-key.ts';
import { digestOf } from '../journal/journal-record.ts';
import { openJournal } from '../journal/open-journal.ts';
import { anAct } from '../journal/testing/work.ts';
import { openKeyRing } from '../keyring/key-ring.ts';
import { keptRingSecret } from '../keyring/ring-secret.ts';
import { createMemoryRingFolders } from '../keyring/testing/memory-ring-folders.ts';
import { instantClock } from '../sealed-log/testing/a-log.ts';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { silentLog } from '../testing/silent-log.ts';
import { crashingSecrets, type CrashingSecrets } from './testing/crashing-secrets.ts';
import { quickStretch } from './testing/quick-stretch.ts';
import { closeVault, type OpenVault } from './open-vault.ts';
import { createVaults, type Vaults } from './vault.ts';

const RECORDS = 10_000;
const AT_ONCE = 500;
const PERSON = 'ana';
const pinOf = (round: number): string => `tarn${round}umber`;
const shareOf = (round: number): Buffer => Buffer.alloc(32, round + 1);

const vaultsOn = (secrets: CrashingSecrets, backend = secrets.backend): Vaults =>
  createVaults({ secrets: { ...secrets, backend }, now: () => 0, stretch: quickStretch });

/** One person's workstation on disks that outlive its programs. */
function aWorkstation() {
  const [files, folders, secrets] = [createMemoryLogFiles(), createMemoryRingFolders(), crashingSecrets()];
  const start = { clock: instantClock, log: silentLog };
  return {
    secrets,
    journal: ({ masterKey }: OpenVault) =>
      openJournal({ files, key: journalKeyOf(masterKey), ...start, reserveBytes: 0 }),
    ring: ({ storeName, masterKey }: OpenVault) =>
      openKeyRing({ folders, secret: keptRingSecret(secrets, storeName, masterKey), ...start }),
  };
}

async function opened(opening: ReturnType<Vaults['open']> | ReturnType<Vaults['recover']>): Promise<OpenVault> {
  const answer = await opening;
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

/** The work and the keys as another start of the program finds them. */
async function contentOf(station: ReturnType<typeof aWorkstation>, vault: OpenVault) {
  const [journal, ring] = [await station.journal(vault), await station.ring(vault)];
  const work = await journal.unsentWork();
  const content = { records: work.length, work: digestOf(work), keys: ring.all() };
  await Promise.all([journal.close(), ring.close()]);
  return content;
}

async function filled() {
  const station = aWorkstation();
  const vault = await vaultsOn(station.secrets).make(PERSON, shareOf(0));
  await vaultsOn(station.secrets).renew(vault, { pin: pinOf(0) });
  const [journal, ring] = [await station.journal(vault), await station.ring(vault)];
  for (let seq = 0; seq < RECORDS; seq += AT_ONCE) {
    const acts = Array.from({ length: AT_ONCE }, (_, i) => anAct(seq + i + 1, `c-${seq + i}`));
    expect(await journal.keep(acts)).toMatchObject({ ok: true });
  }
  const cases = Array.from({ length: RECORDS }, (_, i) => CaseId.parse(`c-${i}`));
  expect(await ring.make(cases, 0)).toMatchObject({ ok: true });
  await Promise.all([journal.close(), ring.close()]);
  const before = await contentOf(station, vault);
  expect([before.records, before.keys.keys.length]).toEqual([RECORDS, RECORDS]);
  closeVault(vault);
  return { station, before };
}

test('G12 the rekey drill: new PINs, shares and machine secrets 20 times over, and 10,000 records open unchanged', async () => {
  const { station, before } = await filled();
  const { secrets } = station;
  for (let round = 1; round <= 20; round++) {
    const old = new Map(secrets.stored);
    const vault = await opened(vaultsOn(secrets).open(PERSON, pinOf(round - 1)));
    await vaultsOn(secrets).renew(vault, { pin: pinOf(round), share: shareOf(round) });
    closeVault(vault);
    // Whoever kept the record of before has nothing that opens it, and the PIN of before opens nothing.
    const copied = crashingSecrets(new Map(secrets.stored).set(`vault.${PERSON}`, old.get(`vault.${PERSON}`) ?? ''));
    expect(await vaultsOn(copied).open(PERSON, pinOf(round - 1))).toMatchObject({ ok: false });
    expect(await vaultsOn(crashingSecrets(new Map(secrets.stored))).open(PERSON, pinOf(round - 1))).toMatchObject({
      ok: false,
    });
  }
  const after = await contentOf(station, await opened(vaultsOn(secrets).open(PERSON, pinOf(20))));
  expect(after).toEqual(before);
});

test('G12 the key-store drill: another key store opens nothing by itself, a sign-in brings all 10,000 records back', async () => {
  const { station, before } = await filled();
  const { secrets } = station;
  const moved = vaultsOn(secrets, 'kwallet');
  expect(await moved.open(PERSON, pinOf(0))).toMatchObject({ failure: { code: 'sign-in-needed' } });
  // One that did not take the secrets over: said, and nothing is thrown away.
  const without = crashingSecrets(new Map([...secrets.stored].filter(([name]) => !name.startsWith('vault-machine.'))));
  const refused = await vaultsOn(without, 'kwallet').recover(PERSON, shareOf(0));
  expect(refused).toMatchObject({
    failure: { code: 'sign-in-needed', message: expect.stringMatching(/memory.*kwallet/) as unknown },
  });
  expect(without.stored.has(`vault.${PERSON}`)).toBe(true);

  const vault = await opened(moved.recover(PERSON, shareOf(0)));
  await moved.renew(vault, { pin: pinOf(1), share: shareOf(1) });
  closeVault(vault);
  expect(await vaultsOn(secrets).open(PERSON, pinOf(1))).toMatchObject({ failure: { code: 'sign-in-needed' } });
  expect(await contentOf(station, await opened(moved.open(PERSON, pinOf(1))))).toEqual(before);
});

test('G12 the ring is sealed anew ten times while half of 10,000 keys are destroyed, and the other half stays', async () => {
  const { station, before } = await filled();
  const vault = await opened(vaultsOn(station.secrets).open(PERSON, pinOf(0)));
  const doomed = before.keys.keys.map(([number]) => number).filter(number => number % 2 === 0);
  const secretsSeen = new Set<string>();
  for (let round = 0; round < 10; round++) {
    const ring = await station.ring(vault);
    expect(await ring.destroy(doomed.slice(round * 500, (round + 1) * 500))).toMatchObject({ ok: true });
    await ring.close();
    secretsSeen.add(station.secrets.stored.get(`keyring.${vault.storeName}`) ?? '');
  }
  expect(secretsSeen.size).toBe(10);
  const { keys } = await contentOf(station, vault);
  expect(keys.keys).toEqual(before.keys.keys.filter(([number]) => number % 2 === 1));
});
