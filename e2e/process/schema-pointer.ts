/** From the pointer of a question to that of its schema: `/drivers/-/name`. */
export function schemaPointer(key: string): string {
  const parts = key.slice(1).split('/');
  return `/form/schema${parts.map(part => (part === '-' ? '/items' : `/properties/${part}`)).join('')}`;
}
