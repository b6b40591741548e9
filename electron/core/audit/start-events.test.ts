import { expect, test } from 'vitest';
import type { AuditEvent } from './audit-event.ts';
import { startEvents } from './start-events.ts';

const rules = { updates: 'on' };
const first = startEvents(null, '1.0.0', rules);
const typesOf = (events: readonly AuditEvent[]) => events.map(({ type }) => type);

test('the first start writes down the build and the rules that later ones are compared with', () => {
  expect(typesOf(first.events)).toEqual(['app.started', 'policy.changed']);
  expect(first.events[1]).toMatchObject({ detail: 'first' });
});

test('a start with the same build and rules says only that it started', () => {
  expect(typesOf(startEvents(first.start, '1.0.0', rules).events)).toEqual(['app.started']);
});

test('another build is an update, and other rules are a change of policy', () => {
  const { events, start } = startEvents(first.start, '1.1.0', { updates: 'off' });
  expect(typesOf(events)).toEqual(['app.started', 'app.updated', 'policy.changed']);
  expect(events[1]?.detail).toBe('1.1.0');
  expect(events[2]?.detail).toBeUndefined();
  expect(typesOf(startEvents(start, '1.1.0', { updates: 'off' }).events)).toEqual(['app.started']);
});
