import { expect, test } from 'vitest';
import { createEffectiveTime } from '../time/effective-time.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import type { AuditEvent } from './audit-event.ts';
import { clockEvent } from './clock-event.ts';
import { createLateNotes } from './late-notes.ts';
import { windowFailures } from './window-failures.ts';

test('what happened before the trail was open is written first, once', () => {
  const { note, goTo } = createLateNotes();
  const written: string[] = [];
  note({ type: 'clock.behind', count: 60 });
  goTo({ note: ({ type }) => void written.push(type) });
  note({ type: 'app.started' });
  expect(written).toEqual(['clock.behind', 'app.started']);
});

test('G25 a clock that was set back is an entry with its minutes, and one that is ahead at a contact is another', () => {
  const events: AuditEvent[] = [];
  const fake = createFakeClock();
  let offsetMs = 0;
  const clock = { now: () => fake.now() + offsetMs };
  const time = createEffectiveTime({
    clock,
    monotonic: fake.now,
    restored: null,
    onWrongClock: behindMs => void events.push(clockEvent(behindMs)),
  });
  time.heard(new Date(clock.now()).toISOString());
  offsetMs = -90 * 60_000;
  time.now();
  offsetMs = 0;
  time.now();
  offsetMs = 3 * 60 * 60_000;
  time.heard(new Date(fake.now()).toISOString());
  expect(events).toEqual([
    { type: 'clock.behind', count: 90 },
    { type: 'clock.jumped', count: 180 },
  ]);
});

test('G25 a window that stops is an entry with its reason, and one that stops in a circle one a minute', async () => {
  const events: AuditEvent[] = [];
  const clock = createFakeClock();
  const failed = windowFailures(clock, event => void events.push(event));
  for (const reason of ['crashed', 'crashed', 'oom', 'a word of a case? no']) failed(reason);
  await clock.advance(60_000);
  failed('crashed');
  expect(events.map(({ type, detail }) => `${type} ${detail}`)).toEqual([
    'app.window-failed crashed',
    'app.window-failed oom',
    'app.window-failed a-word-of-a-case--no',
    'app.window-failed crashed',
  ]);
});
