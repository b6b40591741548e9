import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Database } from '../database/database.ts';

/** Grants, sessions and tokens in the same database as the work, so that a restarted server still knows who is in. */
export function oidcAdapter(database: Database): AdapterFactory {
  return model => new DatabaseAdapter(database, model);
}

interface Row {
  readonly payload: AdapterPayload;
  readonly consumed_at: Date | null;
}

class DatabaseAdapter implements Adapter {
  private readonly database: Database;
  private readonly model: string;

  constructor(database: Database, model: string) {
    this.database = database;
    this.model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    await this.database.query(
      `insert into oidc (model, id, payload, grant_id, uid, expires_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, expires_at = excluded.expires_at`,
      [
        this.model,
        id,
        JSON.stringify(payload),
        payload.grantId ?? null,
        payload.uid ?? payload.userCode ?? null,
        expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000),
      ],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.one('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.one('uid', userCode);
  }

  async consume(id: string): Promise<void> {
    await this.database.query('update oidc set consumed_at = now() where model = $1 and id = $2', [this.model, id]);
  }

  async destroy(id: string): Promise<void> {
    await this.database.query('delete from oidc where model = $1 and id = $2', [this.model, id]);
  }

  /** Ends everything that came from one signing-in, whatever its model: the answer to a refresh token used twice. */
  async revokeByGrantId(grantId: string): Promise<void> {
    await this.database.query('delete from oidc where grant_id = $1', [grantId]);
  }

  private async one(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.database.query<Row>(
      `select payload, consumed_at from oidc where model = $1 and ${column} = $2`,
      [this.model, value],
    );
    if (!row) return undefined;
    const consumed = row.consumed_at === null ? {} : { consumed: Math.floor(row.consumed_at.getTime() / 1000) };
    return { ...row.payload, ...consumed };
  }
}

/** Forgets what can no longer be used. */
export async function sweepOidc(database: Database): Promise<void> {
  await database.query(`delete from oidc where expires_at < now() - interval '1 day'`);
}
