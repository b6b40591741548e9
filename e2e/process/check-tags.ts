import type { FormModel } from '../../shared/forms/form-model.ts';
import { repeated } from './check-decision-model.ts';
import type { Say } from './problem.ts';
import type { WrittenProcess } from './process-file.ts';

/** Ids and keys of tags are used once; a tag that no question gives can still be given by hand. */
export function checkTags({ tags }: Pick<WrittenProcess, 'tags'>, form: FormModel | null, say: Say): void {
  for (const index of repeated(tags.map(({ id }) => id))) {
    say('error', `/tags/${index}/id`, `The id "${tags[index]?.id}" was used before.`);
  }
  const shortcuts = tags.map(({ shortcut }, index) => shortcut?.toLowerCase() ?? `none ${index}`);
  for (const index of repeated(shortcuts)) {
    say('error', `/tags/${index}/shortcut`, `The key "${tags[index]?.shortcut}" belongs to another tag.`);
  }
  tags.forEach(({ color, label }, index) => {
    if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) {
      say('error', `/tags/${index}/color`, `"${color}" is no colour as #rrggbb.`);
    }
    if (label.trim() === '') say('error', `/tags/${index}/label`, 'The tag has no name to show.');
  });
  const wantsTag = form ? [...form.fields.values()].some(field => field.evidence === 'required') : false;
  if (wantsTag && tags.length === 0) {
    say('warning', '/tags', 'Answers must cite evidence, and there is no tag to sort it by.');
  }
}
