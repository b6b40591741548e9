import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { isBlank } from '../../../shared/forms/answers.ts';
import type { FormSection } from '../../../shared/forms/form-model.ts';
import { missingPointer } from '../../../shared/forms/missing.ts';
import type { FormStore } from './form-store.ts';

const NO_TOPICS: readonly string[] = [];

export const FormContext = createContext<FormStore | null>(null);

export function useForm(): FormStore {
  const form = useContext(FormContext);
  if (!form) throw new Error('useForm outside a form');
  return form;
}

/** Reads one thing of the form again whenever one of the topics is told. The result must compare by identity. */
function useTopic<T>(topics: readonly string[], read: () => T): T {
  const form = useForm();
  const joined = topics.join('\n');
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const ends = joined === '' ? [] : joined.split('\n').map(topic => form.on(topic, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    [form, joined],
  );
  return useSyncExternalStore(subscribe, read);
}

export function useVisible(rules: readonly number[], pointer: string): boolean {
  const form = useForm();
  return useTopic(
    rules.map(rule => `rule ${rule}`),
    () => form.isVisible(rules, pointer),
  );
}

export function useEnabled(rules: readonly number[], pointer: string): boolean {
  const form = useForm();
  return useTopic(
    rules.map(rule => `rule ${rule}`),
    () => form.isEnabled(rules, pointer),
  );
}

/** Wakes when an answer comes or goes, not at each keystroke. */
export function useIsBlank(pointer: string): boolean {
  const form = useForm();
  return useTopic([`blank ${pointer}`], () => isBlank(form.get(pointer)));
}

export function useEvidence(pointer: string) {
  const form = useForm();
  return useTopic([`evidence ${pointer}`], () => form.evidence(pointer));
}

/** What a moved draft has still to have checked at an answer. */
export function useRecheck(pointer: string) {
  const form = useForm();
  return useTopic([`recheck ${pointer}`], () => form.recheckAt(pointer));
}

/** How many answers of a moved draft are not confirmed. */
export function useUncheckedCount(): number {
  const form = useForm();
  return useTopic(['rechecks', 'changed'], () => form.unchecked().size);
}

export function useProblems(pointer: string) {
  const form = useForm();
  return useTopic([`problems ${pointer}`], () => form.problemsAt(pointer));
}

/** The code that stands in place of an answer. */
export function useMissing(pointer: string): string | undefined {
  const form = useForm();
  return useTopic([`rationale ${missingPointer(pointer)}`], () => form.missing(pointer));
}

/** Why a computed answer has no value. */
export function useCalculationProblem(pointer: string) {
  const form = useForm();
  return useTopic([`calculation ${pointer}`], () => form.calculationProblem(pointer));
}

/** What the rules over several answers say at a question. */
export function useChecks(key: string, pointer: string) {
  const form = useForm();
  return useTopic(form.checks.concerns(key) ? [`checks ${pointer}`] : NO_TOPICS, () => form.checks.at(pointer));
}

/** What all rules over several answers say. */
export function useChecksOutcome() {
  const form = useForm();
  return useTopic(['checks'], form.checks.outcome);
}

export function useProgress(section: FormSection | null) {
  const form = useForm();
  return useTopic(['progress'], () => form.progress(section));
}

export function useRowCount(pointer: string): number {
  const form = useForm();
  return useTopic([`answer ${pointer}`], () => {
    const rows = form.get(pointer);
    return Array.isArray(rows) ? rows.length : 0;
  });
}
