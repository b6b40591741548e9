import { randomUUID } from 'node:crypto';
import { ok, refuse } from '../../../shared/result.ts';
import { type Act, caseBefore, type Desk, findRecord } from './act.ts';

export const addNote: Act<'note.add'> = async (desk, note) => {
  if (note.id !== desk.mutation.target.id) return refuse('invalid', 'The note is not the one that the mutation names.');
  if (note.author.id !== desk.person.id) return refuse('forbidden', 'The note is in somebody else’s name.');
  if ((await findRecord(desk.tx, 'note', note.id)) !== null) return refuse('invalid', 'The note is here already.');
  if (!(note.to ?? []).every(id => desk.people.find(id))) return refuse('invalid', 'The note is to somebody unknown.');
  if (note.caseId !== undefined) {
    const found = await caseBefore(desk, note.caseId);
    if (!found.ok) return found;
  }
  return ok([{ kind: 'note', id: note.id, caseId: note.caseId ?? null, ownerId: desk.person.id, value: note }]);
};

export const startShift: Act<'shift.start'> = async (desk, payload) => {
  await keep(desk, payload);
  return ok([]);
};

export const endShift: Act<'shift.end'> = async (desk, payload) => {
  const { handover, to } = payload;
  if (to !== undefined && !desk.people.find(to)) return refuse('invalid', 'The shift is handed to somebody unknown.');
  await keep(desk, payload);
  if (to === undefined || handover === '') return ok([]);
  const { id, name } = desk.person;
  const noteId = randomUUID();
  const note = { id: noteId, author: { id, name }, at: new Date(desk.nowMs).toISOString(), text: handover, to: [to] };
  return ok([{ kind: 'note', id: noteId, caseId: null, ownerId: id, value: note }]);
};

export const appendActivity: Act<'activity.append'> = async (desk, payload) => {
  await keep(desk, payload);
  return ok([]);
};

export const appendAudit: Act<'audit.append'> = async (desk, payload) => {
  await keep(desk, payload);
  return ok([]);
};

/** Kept as it came, under the mutation's id: part of the same transaction, so it is there once or not at all. */
async function keep(desk: Desk, payload: unknown): Promise<void> {
  const { mutation, person, deviceId, nowMs } = desk;
  await desk.tx.query(
    'insert into journal (mutation_id, person_id, device_id, type, payload, at) values ($1, $2, $3, $4, $5, $6)',
    [mutation.id, person.id, deviceId, mutation.type, JSON.stringify(payload), new Date(nowMs)],
  );
}
