import '../../testing/all-texts.ts';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { fieldAt } from '../../../shared/forms/field-instances.ts';
import type { SuggestionProof } from '../../../shared/forms/suggestion-proofs.ts';
import { compiled } from '../../../shared/forms/testing/compiled.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { SuggestionNotes } from './SuggestionNotes.tsx';

const proof: SuggestionProof = {
  suggestion: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000001'),
  how: 'accepted',
  value: true,
  source: 'Northwind Reader',
  model: 'nr-2',
  shownAt: '2026-11-23T09:00:00Z',
  decidedAt: '2026-11-23T09:01:00Z',
  page: 3,
  wasOpened: true,
  seconds: 12.4,
};

test.each([
  [{}, 'Suggested by Northwind Reader (nr-2) and accepted unchanged. Page 3 was open for 12 s.'],
  [
    { how: 'edited' },
    'Suggested by Northwind Reader (nr-2) as Yes, accepted and then changed. Page 3 was open for 12 s.',
  ],
  [{ wasOpened: false }, 'Suggested by Northwind Reader (nr-2) and accepted unchanged. Its page was not opened.'],
  [
    { how: 'rejected', page: null },
    'Suggested by Northwind Reader (nr-2) as Yes, and rejected. Its place was open for 12 s.',
  ],
  [{ how: 'withheld', model: '' }, 'Control: Northwind Reader suggested Yes, which was not shown.'],
] as const)('a reviewer reads of %o: %s', async (more, words) => {
  const field = fieldAt(
    compiled({ schema: { type: 'object', properties: { smoker: { type: 'boolean', title: 'Smoker' } } } }),
    '/smoker',
  );
  if (!field) throw new Error('there is no such question');
  await render(<SuggestionNotes field={field} proofs={[{ ...proof, ...more }]} />);
  await expect.element(page.getByText(words)).toBeVisible();
});
