/** How a zone or an offset is written for people: `Europe/Vienna`, `UTC+05:30`. */
export function zoneWords(zone: string): string {
  if (zone === 'Z' || zone === 'UTC') return 'UTC';
  return /^[+-]/.test(zone) ? `UTC${zone.replace('-', '−')}` : zone.replaceAll('_', ' ');
}
