import { expect, test } from 'vitest';
import { anAnnotation, aSubmission } from '../../testing/builders.ts';
import { withSealedMarks } from './sealed-marks.ts';

test('a reviewer sees the evidence as it was sealed, and the other marks of the case', () => {
  const asSealed = anAnnotation({ id: 'a1', body: [{ type: 'TextualBody', purpose: 'commenting', value: 'as sent' }] });
  const changed = anAnnotation({ id: 'a1', body: [] });
  const other = anAnnotation({ id: 'a2' });
  const views = [changed, other].map(annotation => ({ annotation, unsent: false }));
  const shown = withSealedMarks(views, aSubmission({ annotations: [asSealed] }));
  expect(shown.map(({ annotation }) => annotation)).toEqual([asSealed, other]);
});
