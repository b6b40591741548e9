import { expect, test } from 'vitest';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { suggestionBody } from '../../../shared/model/suggestion.ts';
import { anAnnotation, aProcess } from '../../testing/builders.ts';
import { withoutControls } from './without-controls.ts';

test('suggestions that are held back are in no list and in no document, and marks of people stay', () => {
  const view = (more: object) => ({ unsent: false, annotation: { ...anAnnotation(), ...more } });
  const person = view({});
  const machine = view({
    id: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000009'),
    creator: { type: 'Software' },
    body: [suggestionBody({ pointer: '/smoker', value: true })],
  });
  const held = (control: number) =>
    withoutControls([person, machine], aProcess({ form: { schema: { 'x-suggestions': { control } } } }));
  expect([held(100), held(0), withoutControls([person, machine], null)]).toEqual([
    [person],
    [person, machine],
    [person, machine],
  ]);
});
