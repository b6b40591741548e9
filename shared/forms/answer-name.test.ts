import { expect, test } from 'vitest';
import { answerName } from './answer-name.ts';
import { compiled } from './testing/compiled.ts';

const model = compiled({
  schema: {
    type: 'object',
    properties: {
      sum: { type: 'number', title: 'Sum' },
      diabetes: { type: 'object', title: 'Diabetes', properties: { kind: { type: 'string', title: 'Type' } } },
      parties: {
        type: 'array',
        title: 'Parties',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: 'Name' },
            seats: {
              type: 'array',
              title: 'Seats',
              items: { type: 'object', properties: { town: { type: 'string', title: 'Town' } } },
            },
          },
        },
      },
      dates: { type: 'array', title: 'Dates', items: { type: 'string', format: 'date' } },
    },
  },
});

test.each([
  ['/sum', 'Sum'],
  ['/diabetes/kind', 'Type'],
  ['/parties', 'Parties'],
  ['/parties/0/name', 'Parties 1 · Name'],
  ['/parties/1/seats/2/town', 'Parties 2 · Seats 3 · Town'],
  ['/parties/-/name', 'Parties · Name'],
  ['/dates/1', 'Dates 2'],
  ['/gone', '/gone'],
])('%s is called %s', (pointer, name) => {
  expect(answerName(model, pointer)).toBe(name);
});
