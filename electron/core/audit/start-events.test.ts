import { expect, test } from 'vitest';
import { type AuditEntry, type AuditEvent } from './audit-event.ts';
import { emptyChain, linkOf } from './chain.ts';
import { startEvents } from './start-events.ts';

const at = '2026-03-02T09:00:00.000Z';
function chain(events: readonly AuditEvent[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const event of events) {
    const last = entries.at(-1);
    const head = last ? { count: last.n, hash: last.hash } : emptyChain;
    entries.push(linkOf(head, event, { at, serverAt: at, by: null }));
  }
  return entries;
}
const rules = { updates: 'on' };
const first = startEvents([], '1.0.0', rules);
const typesOf = (events: readonly AuditEvent[]) => events.map(({ type }) => type);

test('the first start writes down the build and the rules that later ones are compared with', () => {
  expect(typesOf(first)).toEqual(['app.started', 'policy.changed']);
  expect(first[1]).toMatchObject({ detail: 'first' });
});

test('a start with the same build and rules says only that it started', () => {
  expect(typesOf(startEvents(chain(first), '1.0.0', rules))).toEqual(['app.started']);
});

test('another build is an update, and other rules are a change of policy', () => {
  const events = startEvents(chain(first), '1.1.0', { updates: 'off' });
  expect(typesOf(events)).toEqual(['app.started', 'app.updated', 'policy.changed']);
  expect(events[1]?.detail).toBe('1.1.0');
  expect(events[2]?.detail).toBeUndefined();
  expect(typesOf(startEvents(chain([...first, ...events]), '1.1.0', { updates: 'off' }))).toEqual(['app.started']);
});
