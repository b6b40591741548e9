import { randomUUID } from 'node:crypto';
import type { WireCase, WireCaseStatus } from '../../../electron/core/api/wire/case.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { RecordWrite } from '../records/record.ts';
import { type Act, type ActRefusal, caseBefore, caseWrite, type Desk, ownCase } from './act.ts';

const OPEN: readonly WireCaseStatus[] = ['assigned', 'in-progress', 'queried', 'returned'];

export function isOpen(value: WireCase): boolean {
  return OPEN.includes(value.status);
}

/** The person's own case, while it may still be worked on. */
export async function openCase(desk: Desk, caseId: string): Promise<Result<WireCase, ActRefusal>> {
  const found = await ownCase(desk, caseId);
  if (!found.ok || isOpen(found.value)) return found;
  return refuse('invalid', `The case is ${found.value.status}; it can no longer be worked on.`);
}

export const startCase: Act<'case.start'> = async desk => {
  const found = await openCase(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  const { status } = found.value;
  // A returned case stays returned until it is submitted again: its reasons must stay in sight.
  if (status !== 'assigned') return ok([]);
  return ok([caseWrite({ ...found.value, status: 'in-progress' }, desk.mutation.baseVersion)]);
};

export const releaseCase: Act<'case.release'> = async (desk, { reason }) => {
  const found = await openCase(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  const [lead] = desk.people.leadsOf(desk.person.id);
  if (lead === undefined) return refuse('invalid', 'There is no team lead who could take the case back.');
  return ok(given(desk, found.value, lead, reason));
};

export const parkCase: Act<'case.park'> = async (desk, parked) => {
  const found = await openCase(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  return ok([caseWrite({ ...found.value, parked }, desk.mutation.baseVersion)]);
};

export const resumeCase: Act<'case.resume'> = async desk => {
  const found = await openCase(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  if (found.value.parked === undefined) return ok([]);
  const { parked: _, ...running } = found.value;
  return ok([caseWrite(running, desk.mutation.baseVersion)]);
};

export const handOverCase: Act<'case.handover'> = async (desk, { to, note }) => {
  const found = await openCase(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  const receiver = desk.people.find(to);
  if (!receiver?.roles.includes('analyst') || to === desk.person.id) {
    return refuse('invalid', 'The receiver is not another analyst of this client.');
  }
  return ok(given(desk, found.value, to, note));
};

export const reassignCase: Act<'case.reassign'> = async (desk, { to, reason }) => {
  const found = await caseBefore(desk, desk.mutation.target.id);
  if (!found.ok) return found;
  const { people, person } = desk;
  const from = found.value.assignment.userId;
  if (!person.roles.includes('lead') || (from !== person.id && !people.isLeadOf(person.id, from))) {
    return refuse('forbidden', 'Only a lead of the person who has the case may give it to somebody else.');
  }
  if (to !== person.id && !people.isLeadOf(person.id, to)) {
    return refuse('forbidden', 'The new owner is not in your team.');
  }
  if (!isOpen(found.value)) return refuse('invalid', `The case is ${found.value.status}; it has no work to give.`);
  return ok(given(desk, found.value, to, reason));
};

/** The case in new hands, and why, for those hands. */
function given(desk: Desk, value: WireCase, to: string, why: string): RecordWrite[] {
  const at = new Date(desk.nowMs).toISOString();
  const { id, name } = desk.person;
  const noteId = randomUUID();
  const note = { id: noteId, author: { id, name }, at, text: why, caseId: value.id };
  return [
    caseWrite(
      { ...value, assignment: { userId: to, as: value.assignment.as, assignedAt: at } },
      desk.mutation.baseVersion,
    ),
    ...(why === '' ? [] : [{ kind: 'note' as const, id: noteId, caseId: value.id, ownerId: null, value: note }]),
  ];
}
