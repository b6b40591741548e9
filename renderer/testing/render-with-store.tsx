import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { StoreContext } from '../data/store-context.ts';
import type { Store } from '../data/store.ts';

/** Draws what needs an open store. */
export function renderWithStore(store: Store, children: ReactNode): ReturnType<typeof render> {
  return render(<StoreContext value={store}>{children}</StoreContext>);
}
