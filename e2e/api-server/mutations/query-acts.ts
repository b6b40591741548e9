import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireNote } from '../../../electron/core/api/wire/note.ts';
import type { WireQuery } from '../../../electron/core/api/wire/query.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { RecordWrite } from '../records/record.ts';
import { type Act, type ActRefusal, caseBefore, caseWrite, type Desk, findRecord, recordsOfCase } from './act.ts';
import { openCase } from './case-acts.ts';
import { record } from './judgment-acts.ts';

export const openQuery: Act<'query.open'> = async (desk, query) => {
  if (query.id !== desk.mutation.target.id)
    return refuse('invalid', 'The query is not the one that the mutation names.');
  if ((await findRecord(desk.tx, 'query', query.id)) !== null) return refuse('invalid', 'The query is here already.');
  const found = await openCase(desk, query.caseId);
  if (!found.ok) return found;
  if (!query.messages.every(message => message.author.id === desk.person.id)) {
    return refuse('forbidden', 'A message of the query is in somebody else’s name.');
  }
  const stopped = query.blocking === true ? [caseWrite(stopClock(found.value, query, desk.nowMs))] : [];
  return ok([...stopped, record('query', query.id, query.caseId, { ...query, status: 'open' })]);
};

export const replyToQuery: Act<'query.reply'> = async (desk, note) => {
  const found = await queryBefore(desk);
  if (!found.ok) return found;
  const { query, value } = found.value;
  if (query.status === 'closed') return refuse('invalid', 'The query is closed.');
  if (note.author.id !== desk.person.id) return refuse('forbidden', 'The message is in somebody else’s name.');
  // The person who has the case asks; anybody else answers.
  const status = desk.person.id === value.assignment.userId ? 'open' : 'answered';
  const messages: WireNote[] = [...query.messages, note];
  return ok(await changed(desk, value, { ...query, status, messages }));
};

export const closeQuery: Act<'query.close'> = async desk => {
  const found = await queryBefore(desk);
  if (!found.ok) return found;
  const { query, value } = found.value;
  if (query.status === 'closed') return ok([]);
  return ok(await changed(desk, value, { ...query, status: 'closed' }));
};

async function queryBefore(desk: Desk): Promise<Result<{ query: WireQuery; value: WireCase }, ActRefusal>> {
  const found = await findRecord<WireQuery>(desk.tx, 'query', desk.mutation.target.id);
  if (found === null) return refuse('forbidden', 'There is no such query for you.');
  const value = await caseBefore(desk, found.value.caseId);
  return value.ok ? ok({ query: found.value, value: value.value }) : value;
}

/** The query as it now is; the clock runs again when no blocking question is open any more. */
async function changed(desk: Desk, value: WireCase, query: WireQuery): Promise<RecordWrite[]> {
  const queries = await recordsOfCase<WireQuery>(desk.tx, 'query', query.caseId);
  const isBlocked = [...queries.map(other => other.value).filter(other => other.id !== query.id), query].some(
    other => other.blocking === true && other.status === 'open',
  );
  const isStopped = value.clock?.state === 'stopped';
  const clock: RecordWrite[] =
    isBlocked && !isStopped
      ? [caseWrite(stopClock(value, query, desk.nowMs))]
      : !isBlocked && isStopped
        ? [caseWrite(startClock(value, desk.nowMs))]
        : [];
  return [...clock, record('query', query.id, query.caseId, query, desk.mutation.baseVersion)];
}

function stopClock(value: WireCase, query: WireQuery, nowMs: number): WireCase {
  const since = new Date(nowMs).toISOString();
  return { ...value, status: 'queried', clock: { state: 'stopped', since, reason: query.subject } };
}

/** The time that the clock stood is given back. */
function startClock(value: WireCase, nowMs: number): WireCase {
  const stoodMs = Math.max(0, nowMs - Date.parse(value.clock?.since ?? new Date(nowMs).toISOString()));
  const later = (time: string) => new Date(Date.parse(time) + stoodMs).toISOString();
  return {
    ...value,
    status: value.status === 'queried' ? 'in-progress' : value.status,
    dueAt: later(value.dueAt),
    ...(value.goalAt === undefined ? {} : { goalAt: later(value.goalAt) }),
    clock: { state: 'running', since: new Date(nowMs).toISOString() },
  };
}
