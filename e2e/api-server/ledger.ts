import type { Queries } from './database/database.ts';

/** What the server has really done, for tests that count. */
export interface Ledger {
  /** `effects`: how often a submission was written. One is right, whatever happened on the way. */
  readonly submissions: readonly {
    id: string;
    caseId: string;
    userId: string;
    round: number;
    judgment: { answers: Record<string, unknown>; evidence?: Record<string, string[]> };
    effects: number;
  }[];
  /** `received`: how often it came. `effects`: how many records it changed. */
  readonly mutations: readonly {
    id: string;
    type: string;
    personId: string;
    deviceId: string;
    seq: number;
    targetId: string;
    received: number;
    effects: number;
  }[];
  readonly cases: readonly { id: string; reference: string; status: string; version: number }[];
  readonly reviews: readonly { id: string; caseId: string; status: string; disposition: string | null }[];
}

export async function readLedger(queries: Queries): Promise<Ledger> {
  const [submissions, mutations, cases, reviews] = await Promise.all([
    queries.query<Ledger['submissions'][number]>(
      `select object.id, object.case_id as "caseId", object.value->>'userId' as "userId",
              coalesce((object.value->>'round')::int, 1) as round, object.value->'judgment' as judgment,
              count(*)::int as effects
         from objects object join object_versions past using (kind, id)
        where object.kind = 'submission' group by object.kind, object.id order by object.case_id, 4`,
    ),
    queries.query<Ledger['mutations'][number]>(
      `select mutation.id, mutation.type, mutation.person_id as "personId", mutation.device_id as "deviceId",
              mutation.seq, mutation.target_id as "targetId", mutation.received,
              (select count(*)::int from object_versions past where past.mutation_id = mutation.id) as effects
         from mutations mutation order by mutation.at, mutation.seq`,
    ),
    queries.query<Ledger['cases'][number]>(
      `select id, value->>'reference' as reference, value->>'status' as status, version
         from objects where kind = 'case' and value is not null order by id`,
    ),
    queries.query<Ledger['reviews'][number]>(
      `select id, case_id as "caseId", value->>'status' as status, value->>'disposition' as disposition
         from objects where kind = 'review' and value is not null order by id`,
    ),
  ]);
  return { submissions, mutations, cases, reviews };
}
