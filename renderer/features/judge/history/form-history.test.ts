import { expect, test } from 'vitest';
import { compiled, parts } from '../../../../shared/forms/testing/compiled.ts';
import { healthForm } from '../../../../shared/forms/testing/health-form.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { insertRow, removeRow } from '../../../../shared/forms/rows.ts';
import { createFormStore } from '../form-store.ts';
import { changedAnswers } from './changed-answers.ts';
import { createFormHistory, PAUSE_MS } from './form-history.ts';
import { keptHistory } from './kept-history.ts';

const listForm = {
  schema: {
    type: 'object',
    properties: {
      note: { type: 'string', title: 'Note' },
      tags: { type: 'array', title: 'Tags', items: { enum: ['a', 'b'] }, uniqueItems: true },
      drivers: {
        type: 'array',
        title: 'Drivers',
        items: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
      },
    },
  },
};
const mark = AnnotationId.parse('urn:uuid:0198c1de-0000-7000-8000-000000000001');

function begin(form: FormDefinition = listForm, answers: Record<string, unknown> = {}) {
  let now = 0;
  const history = createFormHistory(() => now);
  const store = createFormStore(compiled(form), parts({ answers }), undefined, history);
  return { store, rest: (ms = PAUSE_MS + 1) => void (now += ms) };
}

test('letters typed on are taken back as one, letters after a rest by themselves', () => {
  const { store, rest } = begin();
  for (const typed of ['R', 'Ro', 'Roo']) store.set('/note', typed);
  rest();
  store.set('/note', 'Roof');
  expect([store.undo(), store.get('/note')]).toEqual(['/note', 'Roo']);
  expect([store.undo(), store.get('/note')]).toEqual(['/note', undefined]);
  expect(store.undo()).toBeNull();
  expect([store.redo(), store.get('/note')]).toEqual(['/note', 'Roo']);
  store.set('/note', 'Roots');
  expect(store.canRedo()).toBe(false);
});

test('what was typed and deleted again is no step', () => {
  const { store, rest } = begin();
  store.set('/tags', ['a']);
  rest();
  store.set('/note', 'x');
  store.set('/note', undefined);
  expect([store.undo(), store.get('/tags')]).toEqual(['/tags', undefined]);
});

test('a row that was removed comes back with its evidence and its reason', () => {
  const { store } = begin(listForm, { drivers: [{ name: 'Ana' }, { name: 'Ben' }] });
  store.cite('/drivers/1/name', mark);
  store.rationale('/drivers/1/name').set('As the licence says');
  store.changeRows('/drivers', before => removeRow(before, '/drivers', 1));
  expect(store.parts().evidence).toEqual({});
  expect(store.undo()).toBe('/drivers');
  expect(store.get('/drivers')).toEqual([{ name: 'Ana' }, { name: 'Ben' }]);
  expect(store.evidence('/drivers/1/name')).toEqual([mark]);
  expect(store.rationale('/drivers/1/name').get()).toBe('As the licence says');
  store.undo();
  expect(store.rationale('/drivers/1/name').get()).toBeUndefined();
  expect(store.evidence('/drivers/1/name')).toEqual([mark]);
  store.undo();
  expect(store.evidence('/drivers/1/name')).toEqual([]);
});

test('whoever shows what is taken back is told, and nobody else', () => {
  const { store } = begin(listForm, { drivers: [{ name: 'Ana' }] });
  store.set('/note', 'x');
  store.changeRows('/drivers', before => insertRow(before, '/drivers', 1, {}));
  const told: string[] = [];
  for (const topic of ['answer /note', 'answer /drivers', 'answer /tags', 'progress', 'changed']) {
    store.on(topic, () => told.push(topic));
  }
  store.undo();
  expect(new Set(told)).toEqual(new Set(['answer /drivers', 'progress', 'changed']));
});

test('a question that is hidden again by an undo is hidden', () => {
  const { store } = begin(healthForm);
  store.set('/smoker', true);
  expect(store.isVisible([0], '/perDay')).toBe(true);
  store.undo();
  expect(store.isVisible([0], '/perDay')).toBe(false);
  store.redo();
  expect(store.isVisible([0], '/perDay')).toBe(true);
});

test('many answers at once are one step', () => {
  const { store } = begin();
  store.together('/note', () => {
    store.set('/note', 'x');
    store.set('/tags', ['b']);
    store.cite('/note', mark);
  });
  expect(store.undo()).toBe('/note');
  expect(store.parts()).toEqual(parts());
  expect(store.undo()).toBeNull();
});

test.each([
  [{ a: 1 }, { a: 2 }, ['/a']],
  [{ a: 1 }, {}, ['/a']],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['/a/c']],
  [{ a: ['x'] }, { a: ['y'] }, ['/a']],
  [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['/a/1/b']],
  [{ a: [{ b: 1 }] }, { a: [{ b: 1 }, {}] }, ['/a']],
  [{ a: ['x'] }, { a: ['x'] }, []],
  [{ 'a/b': 1 }, { 'a/b': 2 }, ['/a~1b']],
])('from %j to %j these places differ: %j', (before, after, places) => {
  expect(changedAnswers(before, after)).toEqual(places);
});

test('the history waits for the case to be opened again, unless the answers became others meanwhile', () => {
  const store = { clock: { now: () => 0, after: () => () => {} } };
  const first = keptHistory(store, 'c-1 p@1', parts());
  const form = createFormStore(compiled(listForm), parts(), undefined, first.history);
  first.follow(form.parts);
  form.set('/note', 'x');
  const again = keptHistory(store, 'c-1 p@1', parts({ answers: { note: 'x' } }));
  expect(again.history.canUndo()).toBe(true);
  expect(keptHistory(store, 'c-2 p@1', parts()).history.canUndo()).toBe(false);
  expect(keptHistory({ ...store }, 'c-1 p@1', parts({ answers: { note: 'x' } })).history.canUndo()).toBe(false);
  expect(keptHistory(store, 'c-1 p@1', parts({ answers: { note: 'y' } })).history.canUndo()).toBe(false);
});
