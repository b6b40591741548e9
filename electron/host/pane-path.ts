/** Where the page of a pane is: the program's own page, told by an id which pane it is. */
export function panePath(paneId: string): string {
  return `/?window=${paneId}`;
}

/** The pane that an address below one of ours names; null when it names none, undefined when it is no such address. */
export function paneOf(address: string, path: string): string | null | undefined {
  if (address === path) return null;
  const prefix = `${path}?window=`;
  const id = address.startsWith(prefix) ? address.slice(prefix.length) : '';
  return /^[A-Za-z0-9_-]{22}$/.test(id) ? id : undefined;
}
