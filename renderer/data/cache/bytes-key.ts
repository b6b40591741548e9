import type { Blind } from '../sealed/blind.ts';

/** The key of a document version's bytes: the same for the same version, and says nothing. */
export function bytesKey(blind: Blind, document: { readonly id: string; readonly version: number }): string {
  return blind('bytes', `${document.id}@${document.version}`);
}
