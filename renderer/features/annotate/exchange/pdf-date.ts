const PDF_DATE = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** An instant as PDF and XFDF write it (ISO 32000-1, 7.9.4), in UTC: `D:20261123101500Z`. */
export function pdfDate(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `D:${utc.slice(0, 19).replaceAll(/[-T:]/g, '')}Z`;
}

/** The instant of a PDF date, in UTC; one without a zone is taken for UTC. Null: it is none. */
export function readPdfDate(written: string): string | null {
  const match = PDF_DATE.exec(written.trim());
  if (!match) return null;
  const [
    ,
    year = '',
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    ,
    sign,
    by = '00',
    and = '00',
  ] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${by}:${and}`;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}
