/** Joins class names, leaving out what is not there. CSS modules are typed as if any name could be missing. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
