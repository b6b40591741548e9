/** The windows that panes of a case have of their own, as the panes that stay see them. */
export interface OtherWindows {
  readonly away: readonly { readonly paneId: string; readonly documentIds: readonly string[] }[];
  /** A document that came back. Taken in each time that the nonce changes. */
  readonly returned: { readonly documentId: string; readonly nonce: number } | null;
  /** False when no window came up. */
  giveWindow(documentId: string): Promise<boolean>;
  bringBack(paneId: string): void;
}
