import type { Me } from '../../../shared/model/person.ts';

/** The name of somebody of the team; the id of somebody who is not in it any more. */
export function personName(me: Me, id: string): string {
  return id === me.id ? me.name : (me.team.find(person => person.id === id)?.name ?? id);
}
