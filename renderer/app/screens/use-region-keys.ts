import { useEffect, useRef, type RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';

/** Where a region begins for somebody who has not been in it yet, in the order of worth. */
const START = [
  '[role=document]',
  '[role=grid]',
  '[data-question] :is(input, textarea, [role=spinbutton], button)',
  '[role=tab][aria-selected=true]',
  'button',
];

/** F6 and Shift+F6 go from one `[data-region]` to the next, each time to where the focus was in it last. */
export function useRegionKeys(root: RefObject<HTMLElement | null>): void {
  const lastIn = useRef(new WeakMap<Element, HTMLElement>());

  // Focus is the browser's; it is only written down here.
  useEffect(() => {
    const container = root.current;
    const remember = ({ target }: FocusEvent) => {
      const region = target instanceof HTMLElement ? target.closest('[data-region]') : null;
      if (region && target instanceof HTMLElement) lastIn.current.set(region, target);
    };
    container?.addEventListener('focusin', remember);
    return () => container?.removeEventListener('focusin', remember);
  }, [root]);

  const go = (by: 1 | -1) => {
    const regions = [...(root.current?.querySelectorAll('[data-region]') ?? [])];
    const here = regions.findIndex(region => region.contains(document.activeElement));
    const next = regions[here < 0 ? (by > 0 ? 0 : regions.length - 1) : (here + by + regions.length) % regions.length];
    if (!next) return;
    const last = lastIn.current.get(next);
    const isThere = last !== undefined && next.contains(last) && last.checkVisibility();
    (isThere ? last : startOf(next))?.focus();
  };
  const group = text('case.group');
  useCommand({ id: 'case.nextRegion', title: text('case.nextRegion'), group, keys: 'F6', run: () => go(1) });
  useCommand({
    id: 'case.previousRegion',
    title: text('case.previousRegion'),
    group,
    keys: 'Shift+F6',
    run: () => go(-1),
  });
}

function startOf(region: Element): HTMLElement | undefined {
  for (const selector of START) {
    const found = [...region.querySelectorAll<HTMLElement>(selector)].find(
      element => element.checkVisibility() && !element.matches(':disabled'),
    );
    if (found) return found;
  }
  return undefined;
}
