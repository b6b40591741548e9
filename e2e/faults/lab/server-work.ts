import type { World } from './world.ts';

export const CASES = ['c-1', 'c-2', 'c-3', 'c-4'];
export const PROCESS = { processId: 'uw', version: 1 };
const AT = '2026-03-02T08:00:00Z';

/** Something for everybody to do: a process, cases with a document each. */
export function furnish(world: World, moreCases = 0): void {
  const form = { schema: { type: 'object', properties: { note: { type: 'string' } } } };
  world.server.write({ kind: 'process', id: 'uw@1', caseId: null, value: { ...PROCESS, name: 'Underwriting', form } });
  for (const id of CASES) addCase(world, id);
  // Cases without documents: only their number matters.
  for (let i = 1; i <= moreCases; i++) addCase(world, `m-${i}`, 0);
}

export function addCase(world: World, id: string, bytes = 3000): void {
  const documents = bytes > 0 ? [documentOf(id)] : [];
  world.server.write({ kind: 'case', id, caseId: id, value: caseValue(id, documents) });
  if (bytes > 0) addDocument(world, id, 1, bytes);
}

export function documentOf(caseId: string): string {
  return `d-${caseId}`;
}

export function addDocument(world: World, caseId: string, version: number, length: number): void {
  const id = documentOf(caseId);
  const bytes = new Uint8Array(length);
  const first = world.dice.between(0, 255);
  for (let i = 0; i < length; i += 97) bytes[i] = (first + i) & 0xff;
  const sha256 = world.server.addBytes(id, version, bytes);
  const value = { id, version, caseId, name: `${id}.pdf`, mediaType: 'application/pdf', bytes: length, sha256 };
  world.server.write({ kind: 'document', id, caseId, value, above: version - 1 });
}

/** The newest version of a case's document; 0 when it has none. */
export function versionOf(world: World, caseId: string): number {
  return world.server.state.records.get(`document/${documentOf(caseId)}`)?.version ?? 0;
}

/** The client changes what it says about a case. */
export function touchCase(world: World, id: string, change: Record<string, unknown>): void {
  const before = world.server.state.records.get(`case/${id}`)?.value;
  if (before) world.server.write({ kind: 'case', id, caseId: id, value: { ...before, ...change } });
}

/** The case goes to somebody else: it leaves Ana's feed. */
export function takeAway(world: World, id: string): void {
  const before = world.server.state.records.get(`case/${id}`)?.value;
  if (!before) return;
  world.ledger.everLeft.add(id);
  touchCase(world, id, { assignment: { ...(before['assignment'] as object), userId: 'p-ben' } });
}

export function giveBack(world: World, id: string): void {
  const before = world.server.state.records.get(`case/${id}`)?.value;
  if (before) touchCase(world, id, { assignment: { ...(before['assignment'] as object), userId: 'p-ana' } });
}

/** Kinds and words that a newer server may send. */
export function sendUnknown(world: World, caseId: string): void {
  const { server } = world;
  const kind = 'forecast' as 'note';
  server.write({ kind, id: `n-${server.state.seq}`, caseId, value: { caseId, weather: 'fine' } });
  touchCase(world, caseId, { colour: 'blue', attributes: { newer: { deep: [1, 2, 3] } } });
  server.write({ kind: 'note', id: `x-${server.state.seq}`, caseId, value: { caseId, shape: 'of a later version' } });
}

function caseValue(id: string, documents: readonly string[]) {
  return {
    id,
    reference: `R-${id}`,
    title: 'Application',
    process: PROCESS,
    status: 'assigned',
    priority: 'normal',
    receivedAt: AT,
    dueAt: '2026-03-09T17:00:00Z',
    assignment: { userId: 'p-ana', as: 'analyst', assignedAt: AT },
    documents,
  };
}
