import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventReader } from './event-stream.ts';

test('an event ends at an empty line; comments are silent', () => {
  const read = createEventReader();
  expect(read(': hello\n\nevent: changes\ndata: {"epoch":"e1"}\n')).toEqual([]);
  expect(read('\n: still there\n\n')).toEqual([{ event: 'changes', data: '{"epoch":"e1"}' }]);
});

test('several data lines are one text, and an event without a name is a message', () => {
  expect(createEventReader()('data: a\ndata:b\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
});

test('an event without data is none', () => {
  expect(createEventReader()('event: changes\n\n')).toEqual([]);
});

test('where the network cuts the text makes no difference', () => {
  const stream = 'event: changes\r\ndata: {"a":1}\r\n\r\n: ping\r\ndata: x\r\ndata: y\r\n\r\n';
  const whole = createEventReader()(stream);
  expect(whole).toHaveLength(2);
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), cuts => {
      const read = createEventReader();
      const places = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const events = places.slice(1).flatMap((end, i) => read(stream.slice(places[i], end)));
      expect(events).toEqual(whole);
    }),
  );
});

test('an event that never ends is refused', () => {
  const read = createEventReader();
  expect(() => read(`data: ${'x'.repeat(2 * 1024 * 1024)}`)).toThrow('too long');
});

test('an event that never ends is refused also when it comes in short lines', () => {
  const read = createEventReader();
  const lines = `data: ${'x'.repeat(1000)}\n`.repeat(100);
  for (let kilobytes = 0; kilobytes < 1000; kilobytes += 100) expect(read(lines)).toEqual([]);
  expect(() => read(lines)).toThrow('too long');
  const next = createEventReader();
  expect(next(`${lines}\n`.repeat(20))).toHaveLength(20);
});
