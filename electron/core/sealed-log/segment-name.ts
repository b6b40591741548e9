/** The file of a segment. Names say nothing but the order. */
export function nameOfSegment(number: number): string {
  return `${String(number).padStart(10, '0')}.log`;
}

export function numberOfSegment(name: string): number | null {
  const match = /^(\d{10})\.log$/.exec(name);
  return match ? Number(match[1]) : null;
}
