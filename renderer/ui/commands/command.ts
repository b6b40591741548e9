/** Something that a person can do by key, by palette or by button. */
export interface Command {
  /** Unique in the window: `queue.next`. */
  readonly id: string;
  /** What it does, as an order: "Open the next case". */
  readonly title: string;
  /** The heading that it stands under in the palette and on the sheet. */
  readonly group: string;
  /** `Mod+Enter`, `Alt+E`, `j`, `?`. Plain letters are not heard while a field has the focus. */
  readonly keys?: string | undefined;
  /** The keys that it came with, where it is listed: `keys` may be a person's own. */
  readonly deliveredKeys?: string | undefined;
  readonly run: () => void;
  /** Left out: always. A disabled command is neither offered nor heard. */
  readonly isEnabled?: boolean | (() => boolean) | undefined;
  /** It belongs to the field that has the focus, and is enabled only then: it goes before all others. */
  readonly isOfField?: boolean | undefined;
  /** Heard also while a dialog is open. */
  readonly inDialogs?: boolean | undefined;
}

export function isCommandEnabled(command: Command): boolean {
  return typeof command.isEnabled === 'function' ? command.isEnabled() : command.isEnabled !== false;
}
