import { useEffect } from 'react';
import type { CaseRecord } from '../../../../shared/model/case.ts';
import { useStore } from '../../../data/store-context.ts';
import { announce } from '../../../ui/announce.ts';
import type { FormStore } from '../form-store.ts';

/** Long enough that half a number is not told to be wrong while the rest of it is typed. */
const PAUSE_MS = 400;
/** Between one go of many rules and the next: keys come first. */
const BREATH_MS = 20;

/** Asks the form's rules, off the typing path. What is broken anew is said aloud. */
export function useChecking(form: FormStore, attributes: CaseRecord['attributes']): void {
  const { clock } = useStore();
  // The form store and the code that is loaded are outside React.
  useEffect(() => {
    const { checks } = form;
    if (!checks.isNeeded) return undefined;
    let isCurrent = true;
    let cancel: (() => void) | null = null;
    let heard: ReadonlySet<string> | null = null;
    const ask = () => {
      cancel = null;
      if (!checks.settle()) {
        later(BREATH_MS);
        return;
      }
      const broken = checks.outcome().findings.filter(({ state }) => state === 'broken');
      const news = broken.filter(({ reasonAt }) => heard?.has(reasonAt) === false);
      if (news.length > 0) announce(news.map(({ message }) => message).join(' '));
      heard = new Set(broken.map(({ reasonAt }) => reasonAt));
    };
    const later = (ms: number) => {
      cancel?.();
      cancel = clock.after(ms, ask);
    };
    let ends: (() => void)[] = [];
    void import('../../../../shared/forms/checks-run.ts').then(({ createChecks }) => {
      if (!isCurrent) return;
      checks.start(createChecks, attributes);
      ends = [form.on('changed', () => later(PAUSE_MS)), form.on('calculated', () => later(PAUSE_MS))];
      later(0);
    });
    return () => {
      isCurrent = false;
      for (const end of ends) end();
      cancel?.();
    };
  }, [form, clock, attributes]);
}
