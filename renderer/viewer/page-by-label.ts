/** The number of the page that a person means by what they typed: its label, else its place. */
export function pageByLabel(labels: readonly string[] | null, typed: string): number | null {
  const wanted = typed.trim().toLowerCase();
  const at = labels?.findIndex(label => label.toLowerCase() === wanted) ?? -1;
  if (at !== -1) return at + 1;
  const number = Number(wanted);
  return wanted !== '' && Number.isInteger(number) && number >= 1 ? number : null;
}
