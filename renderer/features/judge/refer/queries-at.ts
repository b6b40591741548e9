import type { Query } from '../../../../shared/model/note.ts';
import type { CaseFile } from '../../../data/views.ts';

/** A question to the client about one answer, and how far it is. */
export interface AskedQuery {
  readonly query: Query;
  /** Still on this machine. */
  readonly isUnsent: boolean;
}

/** The questions about each answer, by its pointer, in the order in which they were asked. */
export function queriesByAnswer({ queries, outbox }: CaseFile): ReadonlyMap<string, readonly AskedQuery[]> {
  const unsent = new Set(outbox.map(({ mutation }) => mutation.target.id));
  const found = new Map<string, AskedQuery[]>();
  for (const query of queries) {
    if (query.pointer === undefined) continue;
    found.set(query.pointer, [...(found.get(query.pointer) ?? []), { query, isUnsent: unsent.has(query.id) }]);
  }
  return found;
}
