type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The members that have a value. For libraries that tell a missing property from an undefined one. */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
