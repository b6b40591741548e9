import { WireDocument } from '../../electron/core/api/wire/document.ts';
import type { Bundle, LoadedCase } from '../cases/bundle.ts';
import type { Database } from './database/database.ts';
import { writeTransaction } from './database/database.ts';
import { storeFile } from './documents/blobs.ts';
import { hashPassword } from './identity/password.ts';
import { People, type StoredPerson } from './records/people.ts';
import { judgmentId, type RecordWrite } from './records/record.ts';
import { writeRecords } from './records/write-records.ts';

/** Cases a transaction: a large bundle must not be one, and a small one should be. */
const CASES_AT_ONCE = 200;

export async function isEmpty(database: Database): Promise<boolean> {
  return (await database.query('select 1 from people limit 1')).length === 0;
}

/**
 * Loads bundles into an empty database. Somebody who is in several of them is one person, with the rules of the first.
 * What was begun and not finished (a killed server) is begun again: people are written last, and without people the
 * database counts as empty.
 */
export async function importBundles(database: Database, bundles: readonly Bundle[], nowMs: number): Promise<void> {
  const stored = await storePeople(bundles);
  const people = new People(stored);
  const cause = { mutationId: null, deviceId: null, nowMs };
  await writeTransaction(database, tx =>
    tx.run(
      'truncate objects, object_versions, changes, visible, mutations, journal, blob_parts, document_files, blobs restart identity cascade',
    ),
  );
  for (const bundle of bundles) {
    const processes = bundle.processes.map((value): RecordWrite => {
      const id = `${value.processId}@${value.version}`;
      return { kind: 'process', id, caseId: null, ownerId: null, value };
    });
    await writeTransaction(database, tx => writeRecords(tx, people, processes, cause));
    for (let from = 0; from < bundle.cases.length; from += CASES_AT_ONCE) {
      const cases = bundle.cases.slice(from, from + CASES_AT_ONCE);
      await writeTransaction(database, async tx => {
        for (const loaded of cases) await storeDocuments(tx, loaded);
        await writeRecords(tx, people, inFeedOrder(cases), cause);
      });
    }
  }
  await writeTransaction(database, async tx => {
    for (const { userName, passwordHash, ...value } of stored) {
      await tx.query('insert into people (id, user_name, password_hash, value) values ($1, $2, $3, $4)', [
        value.id,
        userName,
        passwordHash,
        JSON.stringify(value),
      ]);
    }
  });
}

async function storePeople(bundles: readonly Bundle[]): Promise<StoredPerson[]> {
  const people = new Map<string, StoredPerson>();
  for (const { client, workstation, people: members } of bundles) {
    for (const { password, ...person } of members) {
      const before = people.get(person.id);
      const team = [...new Set([...(before?.team ?? []), ...person.team])];
      people.set(
        person.id,
        before
          ? { ...before, team }
          : { ...person, team, client, workstation, passwordHash: await hashPassword(password) },
      );
    }
  }
  return [...people.values()];
}

async function storeDocuments(tx: Parameters<typeof storeFile>[0], { documents }: LoadedCase): Promise<void> {
  for (const { id, version, caseId, mediaType, sha256, bytes, path } of documents) {
    await storeFile(tx, path, sha256, bytes);
    await tx.query(
      'insert into document_files (document_id, version, case_id, media_type, sha256) values ($1, $2, $3, $4, $5)',
      [id, version, caseId, mediaType, sha256],
    );
  }
}

/** Everything after what it refers to: cases before their documents, those before their annotations, and so on. */
function inFeedOrder(cases: readonly LoadedCase[]): RecordWrite[] {
  const write = (
    kind: RecordWrite['kind'],
    id: string,
    caseId: string | null,
    value: unknown,
    ownerId: string | null = null,
  ) => ({
    kind,
    id,
    caseId,
    ownerId,
    value,
  });
  return [
    ...cases.map(({ case: value }) => write('case', value.id, value.id, value)),
    ...cases.flatMap(({ documents }) =>
      documents.map(document => write('document', document.id, document.caseId, WireDocument.parse(document))),
    ),
    ...cases.flatMap(({ annotations }) =>
      annotations.map(value => write('annotation', value.id, value.caseId, value, value.creator.id ?? null)),
    ),
    ...cases.flatMap(({ drafts }) =>
      drafts.map(value => write('judgment', judgmentId(value.caseId, value.userId), value.caseId, value, value.userId)),
    ),
    ...cases.flatMap(({ submissions }) => submissions.map(value => write('submission', value.id, value.caseId, value))),
    ...cases.flatMap(({ reviews }) => reviews.map(value => write('review', value.id, value.caseId, value))),
    ...cases.flatMap(({ queries }) => queries.map(value => write('query', value.id, value.caseId, value))),
    ...cases.flatMap(({ notes }) =>
      notes.map(value => write('note', value.id, value.caseId ?? null, value, value.author.id)),
    ),
  ];
}
