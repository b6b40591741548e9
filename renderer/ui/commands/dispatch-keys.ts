import { isCommandEnabled, type Command } from './command.ts';
import { isMac, isTypingKey, matchesKeys, parseKeys } from './keys.ts';

/** Where a stroke went, as far as it decides who hears it. */
export interface StrokeContext {
  /** A field has the focus: a letter is text. */
  readonly isTyping: boolean;
  /** A menu or a list has the focus: a letter finds an entry. */
  readonly isChoosing: boolean;
  readonly dialogOpen: boolean;
  readonly mac: boolean;
}

/**
 * The command that a stroke sets off. Of several, that of the field in hand, else the one that came last: it belongs to what
 * is in front. What is behind may come later than the field, when it is slow.
 */
export function findCommand(
  commands: readonly Command[],
  event: KeyboardEvent,
  context: StrokeContext,
): Command | undefined {
  const isMeant = (command: Command): boolean => {
    if (command.keys === undefined || !matchesKeys(event, command.keys, context.mac)) return false;
    if ((context.isTyping || context.isChoosing) && isTypingKey(command.keys)) return false;
    if (context.dialogOpen && command.inDialogs !== true) return false;
    return isCommandEnabled(command);
  };
  return commands.findLast(command => command.isOfField === true && isMeant(command)) ?? commands.findLast(isMeant);
}

/** Hears keys for the whole window until the result is called. */
export function listenForKeys(target: Window, commands: () => readonly Command[]): () => void {
  const handle = (event: KeyboardEvent, only: (command: Command) => boolean) => {
    if (event.defaultPrevented || event.isComposing) return;
    const mac = isMac();
    const meant = commands()
      .filter(({ keys }) => keys !== undefined && matchesKeys(event, keys, mac))
      .filter(only);
    // Most keys are letters of an answer: where they go is not looked up on the page for nothing.
    const command = meant.length > 0 ? findCommand(meant, event, contextOf(event, mac)) : undefined;
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command.run();
  };
  // Chords are heard before the focused widget, which would often swallow them; plain keys after it, so that it may.
  const early = (event: KeyboardEvent) => handle(event, command => isChord(command));
  const late = (event: KeyboardEvent) => handle(event, command => !isChord(command));
  target.addEventListener('keydown', early, true);
  target.addEventListener('keydown', late);
  return () => {
    target.removeEventListener('keydown', early, true);
    target.removeEventListener('keydown', late);
  };
}

function isChord(command: Command): boolean {
  if (command.keys === undefined) return false;
  const { mod, ctrl, alt, key } = parseKeys(command.keys);
  return mod || ctrl || alt || /^f\d+$/.test(key);
}

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

function contextOf(event: KeyboardEvent, mac: boolean): StrokeContext {
  const element = event.target instanceof Element ? event.target : null;
  const isField =
    element instanceof HTMLInputElement
      ? !NOT_TYPED.has(element.type)
      : element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
  return {
    isTyping:
      isField || (element?.closest('[role=spinbutton], [role=textbox], [role=searchbox]') !== null && element !== null),
    isChoosing: (element?.closest('[role=menu], [role=listbox]') ?? null) !== null,
    dialogOpen: document.querySelector('[data-modal]') !== null,
    mac,
  };
}
