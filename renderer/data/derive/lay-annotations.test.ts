import { expect, test } from 'vitest';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import { anAnnotation } from '../../testing/builders.ts';
import type { OverlayRow } from '../rows.ts';
import { layAnnotations } from './lay-annotations.ts';

const first = anAnnotation({ id: 'a-1', created: '2026-11-23T09:00:00Z' });
const second = anAnnotation({ id: 'a-2', created: '2026-11-23T10:00:00+02:00' });
const over = (row: Pick<OverlayRow, 'id' | 'annotation'> & Partial<OverlayRow>): OverlayRow => ({
  caseId: CaseId.parse('c-1'),
  entryId: MutationId.parse('0193a000-0000-7000-8000-000000000001'),
  acceptedVersion: null,
  ...row,
});

test('oldest first, whatever the offset of their times', () => {
  expect(layAnnotations([first, second], []).map(view => view.annotation.id)).toEqual(['a-2', 'a-1']);
});

test('a change of mine replaces the server’s, a removal hides it, a new one is added', () => {
  const mine = { ...first, modified: '2026-11-23T11:00:00Z' };
  const fresh = anAnnotation({ id: 'a-3', created: '2026-11-23T12:00:00Z' });
  const views = layAnnotations(
    [first, second],
    [
      over({ id: 'a-1', annotation: mine }),
      over({ id: 'a-2', annotation: null }),
      over({ id: 'a-3', annotation: fresh, acceptedVersion: 5 }),
    ],
  );
  expect(views).toEqual([
    { annotation: mine, unsent: true },
    { annotation: fresh, unsent: false },
  ]);
});
