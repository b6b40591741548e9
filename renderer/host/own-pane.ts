/** The pane that this window was opened for, as its address says; null: it is a window of the program itself. */
export function ownPane(address: string = location.href): string | null {
  return new URL(address).searchParams.get('window');
}
