/** Template pointers have `-` where a list has its items: `/drivers/-/name`. Concrete ones have the position. */

/** `/drivers/2/name` for the template `/drivers/-/name`, given any concrete pointer below the same items. */
export function toConcrete(template: string, near: string): string {
  if (!template.includes('/-')) return template;
  const concrete = near.split('/');
  return template
    .split('/')
    .map((token, place) => (token === '-' ? (concrete[place] ?? '-') : token))
    .join('/');
}

/** One of the two is the other, or contains it. */
export function overlaps(template: string, concrete: string): boolean {
  const a = template.split('/');
  const b = concrete.split('/');
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    if (a[place] !== b[place] && !(a[place] === '-' && /^\d+$/.test(b[place] ?? ''))) return false;
  }
  return true;
}

/** The template with the position of every list item taken out of a concrete pointer, as far as the fields know it. */
export function toTemplate(concrete: string, isList: (template: string) => boolean): string {
  let template = '';
  for (const token of concrete.split('/').slice(1)) {
    template += /^\d+$/.test(token) && isList(template) ? '/-' : `/${token}`;
  }
  return template;
}
