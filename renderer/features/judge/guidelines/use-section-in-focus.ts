import { useEffect, useState, type RefObject } from 'react';
import { fieldAt } from '../../../../shared/forms/field-instances.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import type { FormStore } from '../form-store.ts';

/** The question that has the focus, and beside it the section of the guidelines that is about it. */
export function useSectionInFocus(side: RefObject<HTMLElement | null>, form: FormStore): FormField | null {
  const [field, setField] = useState<FormField | null>(null);
  // The focus, and where the guidelines are scrolled to, are the browser's.
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const question = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
      const found = question ? fieldAt(form.model, question.dataset['question'] ?? '') : undefined;
      if (!found) return;
      setField(found);
      const headings = [...(side.current?.querySelectorAll<HTMLElement>('h3, h4, h5, h6') ?? [])];
      const about = headings.find(({ textContent }) => isAbout(textContent, found));
      for (const heading of headings) delete heading.dataset['current'];
      if (!about) return;
      about.dataset['current'] = '';
      about.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [side, form]);
  return field;
}

/** A section that the question names (`x-guideline: "#Nicotine"`), or one with the question's own words. */
function isAbout(heading: string, { guideline, label }: FormField): boolean {
  const named = guideline?.startsWith('#') === true ? guideline.slice(1) : label;
  return fold(heading) === fold(named);
}

function fold(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
