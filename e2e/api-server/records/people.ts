import type { WireMe } from '../../../electron/core/api/wire/me.ts';
import type { Queries } from '../database/database.ts';

/** A person as the database has them: what `/v1/me` says, with the ids of the team instead of their names. */
export type StoredPerson = Omit<WireMe, 'team'> & {
  readonly userName: string;
  readonly passwordHash: string;
  readonly team: readonly string[];
};

/** Everybody who may sign in, and who leads whom. Read once: people change with a bundle, not while a server runs. */
export class People {
  private readonly byId: ReadonlyMap<string, StoredPerson>;
  private readonly byUserName: ReadonlyMap<string, StoredPerson>;
  private readonly leads: ReadonlyMap<string, readonly string[]>;

  constructor(people: readonly StoredPerson[]) {
    this.byId = new Map(people.map(person => [person.id, person]));
    this.byUserName = new Map(people.map(person => [person.userName.toLowerCase(), person]));
    this.leads = new Map(
      people.map(({ id }) => [
        id,
        people.filter(other => other.roles.includes('lead') && other.team.includes(id)).map(lead => lead.id),
      ]),
    );
  }

  static async read(queries: Queries): Promise<People> {
    const rows = await queries.query<{
      user_name: string;
      password_hash: string;
      value: Omit<StoredPerson, 'userName'>;
    }>('select user_name, password_hash, value from people order by id');
    return new People(rows.map(row => ({ ...row.value, userName: row.user_name, passwordHash: row.password_hash })));
  }

  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }

  find(id: string): StoredPerson | undefined {
    return this.byId.get(id);
  }

  findByUserName(userName: string): StoredPerson | undefined {
    return this.byUserName.get(userName.trim().toLowerCase());
  }

  /** Throws for an id that nobody has: ids are checked where they enter. */
  get(id: string): StoredPerson {
    const person = this.byId.get(id);
    if (!person) throw new Error(`There is no person ${id}.`);
    return person;
  }

  /** The leads who review this person's work. */
  leadsOf(id: string): readonly string[] {
    return this.leads.get(id) ?? [];
  }

  isLeadOf(leadId: string, id: string): boolean {
    return leadId !== id && this.leadsOf(id).includes(leadId);
  }
}
