import { expect, test } from 'vitest';
import { csvCell, receiptsCsv } from './receipts-csv.ts';
import { aLine } from './testing/a-line.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['  =1', `"'  =1"`],
  ['NB-1', 'NB-1'],
  ['a,b "c"', '"a,b ""c"""'],
])('the cell %j is written so that no spreadsheet computes it', (value, written) => {
  expect(csvCell(value)).toBe(written);
});

test('a receipt has the number, the reference and what the server confirmed, and no word of the work', () => {
  const lines = [aLine({ seq: 7, reason: 'Policyholder Ingrid Solheim' }), aLine({ seq: 8, state: 'rejected' })];
  const csv = receiptsCsv(lines, () => '=NB-1');
  const [head, first, second] = csv.replace('\uFEFF', '').split('\r\n');
  expect(head).toBe(
    'Number,Number on this machine,Case reference,Act,Done (UTC),State,Confirmed (UTC),Version at the client,Times sent',
  );
  expect(first).toBe(
    `${lines[0]?.id},7,"'=NB-1",Judgment submitted,2026-11-23T10:00:00Z,At the client,2026-11-23T10:00:05Z,3,1`,
  );
  expect(second).toContain('Refused,,,1');
  expect(csv).not.toContain('Solheim');
});
