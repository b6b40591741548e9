import { useEffect, useRef, useState } from 'react';
import type { TermList } from '../../../shared/terms/term-list.ts';
import type { DocumentView } from '../document-view.ts';
import { TermClient } from './term-client.ts';
import { addTermRules } from './term-css.ts';
import { TermSearch, type TermState } from './term-search.ts';

export interface TermsInHand {
  /** Null: there is nothing to look through, or no list. */
  readonly state: TermState | null;
  readonly step: (by: 1 | -1) => void;
}

/** Others may need the machine; a document in a hidden window is looked through all the same. */
const IDLE_MS = 500;

/** Looks for the terms of these lists in the document of a view that is there. */
export function useTermSearch(
  view: () => DocumentView | null,
  lists: readonly TermList[],
  isOn: readonly boolean[],
): TermsInHand {
  const [state, setState] = useState<{ of: readonly TermList[]; is: TermState } | null>(null);
  const search = useRef<TermSearch | null>(null);
  const port = view()?.terms;

  // The worker and the highlights are the browser's.
  useEffect(() => {
    if (!port || lists.length === 0) return undefined;
    addTermRules();
    const client = new TermClient(lists);
    const own = new TermSearch({
      port,
      looks: lists,
      find: text => client.find(text),
      rest: () => new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: IDLE_MS })),
      onState: is => setState({ of: lists, is }),
    });
    search.current = own;
    own.start();
    return () => {
      search.current = null;
      own.end();
      client.close();
    };
  }, [port, lists]);
  // A search that began anew knows nothing of the switches.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- port and lists begin a search
  useEffect(() => search.current?.show(isOn), [isOn, port, lists]);

  return {
    state: port && state?.of === lists ? state.is : null,
    step: by => void search.current?.step(by),
  };
}
