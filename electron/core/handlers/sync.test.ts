import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { syncHandlers } from './sync.ts';

test('a case that is opened is told once, however often its documents are asked for first', async () => {
  const opened: string[] = [];
  const preferred: string[] = [];
  const handlers = syncHandlers(
    {
      follow: () => {},
      attach: () => {},
      nudge: () => true,
      prefer: caseId => void preferred.push(caseId),
      pauseDocuments: () => {},
      stop: async () => {},
    },
    caseId => void opened.push(caseId),
  );
  for (const id of ['c-1', 'c-1', 'c-2', 'c-1']) await handlers['sync.prefer']({ caseId: CaseId.parse(id) });
  expect(opened).toEqual(['c-1', 'c-2', 'c-1']);
  expect(preferred).toHaveLength(4);
});
