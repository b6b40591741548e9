const SYNTAX = /[{}'<#]/;

/** Whether a message of the window is its own text: nothing to put in, nothing escaped. */
export function isPlainMessage(message: string): boolean {
  return !SYNTAX.test(message);
}
