import '../../testing/all-texts.ts';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { compiled } from '../../../shared/forms/testing/compiled.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { SignatureNote } from './SignatureNote.tsx';

const properties = { it: { type: 'string', title: 'Occupation' } };
const model = (wanted: boolean) => compiled({ schema: { type: 'object', 'x-sign-off': wanted, properties } });
const SIGNED = 'Signed by Ana Silva, 23 Nov 2026, 10:00, confirmed by PIN';

test('a reviewer reads who signed', async () => {
  await render(<SignatureNote model={model(true)} rationale={{ '/x-signature': SIGNED }} />);
  await expect.element(page.getByText(SIGNED)).toBeVisible();
  await expectAccessible(document.body);
});

test('a judgment that should be signed and is not is said to be, and one that need not be is not', async () => {
  const view = await render(<SignatureNote model={model(true)} rationale={{}} />);
  await expect.element(page.getByText(/^Nobody signed this judgment/)).toBeVisible();
  await view.rerender(<SignatureNote model={model(false)} rationale={{}} />);
  await expect.element(page.getByText(/^Nobody signed this judgment/)).not.toBeInTheDocument();
});
