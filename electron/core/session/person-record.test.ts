import { expect, test } from 'vitest';
import { aPerson } from '../../../shared/model/testing/a-person.ts';
import { memorySecrets } from '../../host/fake/memory-secrets.ts';
import type { SecretStore } from '../../host/host.ts';
import { createPersonRecords, PersonRecord, personKeyOf } from './person-record.ts';
import { aDesk } from './testing/a-machine.ts';

/** A secret store that takes longer over the first write that it is given than over those after it. */
function slowFirst(): SecretStore & { release(): void } {
  const secrets = memorySecrets();
  const first = Promise.withResolvers<void>();
  let writes = 0;
  return {
    ...secrets,
    async set(name, value) {
      if (writes++ === 0) await first.promise;
      await secrets.set(name, value);
    },
    release: first.resolve,
  };
}

const record = PersonRecord.parse({
  form: 1,
  apiUrl: 'https://api.client.example',
  issuer: 'https://login.client.example',
  clientId: 'meridian-desktop',
  clientName: 'Northwind Life',
  features: [],
  subject: 'ana',
  me: aPerson(),
  deviceId: 'd-1',
  refreshToken: 'refresh-1',
});

test('a record that is changed from two sides at once ends as it was changed last', async () => {
  const secrets = slowFirst();
  const records = createPersonRecords(secrets);
  const writes = [records.write(record), records.write({ ...record, refreshToken: null })];
  secrets.release();
  await Promise.all(writes);
  expect(await records.read(personKeyOf(record))).toMatchObject({ refreshToken: null });
});

test('a person who is forgotten while their record is being written stays forgotten', async () => {
  const secrets = slowFirst();
  const records = createPersonRecords(secrets);
  const writes = [records.write(record), records.forget(personKeyOf(record))];
  secrets.release();
  await Promise.all(writes);
  expect(await records.read(personKeyOf(record))).toBeNull();
});

test('rules that arrive while the person signs out change nothing, and no token comes back', async () => {
  const desk = await aDesk();
  desk.issuer.idleLockMinutes = 7;
  const refreshing = desk.session.refreshMe();
  await desk.session.signOut();
  await refreshing;
  const after = await desk.restart();
  expect(after.session.state().status).toBe('signed-out');
  desk.issuer.idleLockMinutes = 10;
  await after.signIn();
  expect(desk.issuer.presented).toEqual([]);
});
