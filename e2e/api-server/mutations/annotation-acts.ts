import type { WireAnnotation } from '../../../electron/core/api/wire/annotation.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { type Act, caseBefore, type Desk, findRecord } from './act.ts';
import { isOpen } from './case-acts.ts';

export const putAnnotation: Act<'annotation.put'> = async (desk, annotation) => {
  const { target, baseVersion } = desk.mutation;
  if (annotation.id !== target.id) return refuse('invalid', 'The annotation is not the one that the mutation names.');
  const before = await findRecord<WireAnnotation>(desk.tx, 'annotation', target.id);
  const caseId = annotation.caseId ?? before?.caseId;
  if (caseId === undefined || caseId === null)
    return refuse('invalid', 'The annotation does not say which case it is of.');
  if (before !== null && before.caseId !== caseId)
    return refuse('invalid', 'An annotation cannot move to another case.');
  const allowed = await mayMark(desk, caseId, before?.ownerId ?? null);
  if (!allowed.ok) return allowed;
  if (!(await isOfCase(desk, annotation, caseId))) {
    return refuse('invalid', 'The annotation is on a document that the case does not have.');
  }
  return ok([
    {
      kind: 'annotation',
      id: annotation.id,
      caseId,
      ownerId: desk.person.id,
      // Members of other vocabularies that an earlier writer left are not this writer's to lose.
      value: { ...before?.value, ...annotation, caseId },
      above: baseVersion,
    },
  ]);
};

export const deleteAnnotation: Act<'annotation.delete'> = async desk => {
  const { target, baseVersion } = desk.mutation;
  const before = await findRecord<WireAnnotation>(desk.tx, 'annotation', target.id);
  if (before === null || before.caseId === null) return ok([]);
  const allowed = await mayMark(desk, before.caseId, before.ownerId);
  if (!allowed.ok) return allowed;
  const { caseId, ownerId } = before;
  return ok([{ kind: 'annotation', id: target.id, caseId, ownerId, value: null, above: baseVersion }]);
};

async function mayMark(desk: Desk, caseId: string, ownerId: string | null) {
  const found = await caseBefore(desk, caseId);
  if (!found.ok) return found;
  if (ownerId !== null && ownerId !== desk.person.id) return refuse('forbidden', 'The annotation is somebody else’s.');
  const isOwnWork = found.value.assignment.userId === desk.person.id;
  if (isOwnWork && !isOpen(found.value)) {
    return refuse('invalid', `The case is ${found.value.status}; its annotations can no longer be changed.`);
  }
  return found;
}

async function isOfCase(desk: Desk, annotation: WireAnnotation, caseId: string): Promise<boolean> {
  const sources = [annotation.target].flat().map(sourceOf);
  const documentIds = sources.flatMap(source => /^urn:meridian:document:(.{1,128}):v\d+$/.exec(source)?.[1] ?? []);
  if (documentIds.length === 0) return false;
  const rows = await desk.tx.query(
    `select 1 from objects where kind = 'document' and id = any($1::text[]) and case_id = $2 and value is not null`,
    [documentIds, caseId],
  );
  return rows.length === new Set(documentIds).size;
}

function sourceOf(target: unknown): string {
  if (typeof target === 'string') return target;
  const named = typeof target === 'object' && target !== null ? (target as { source?: unknown; id?: unknown }) : {};
  const source = named.source ?? named.id;
  if (typeof source === 'string') return source;
  return typeof source === 'object' && source !== null && 'id' in source && typeof source.id === 'string'
    ? source.id
    : '';
}
