/** Documents that a person wants to see themselves, though the client has sent a PDF of them. As long as the window is. */
const shown = new Set<string>();

export function showSource(documentId: string): void {
  shown.add(documentId);
}

export function isSourceShown(documentId: string): boolean {
  return shown.has(documentId);
}
