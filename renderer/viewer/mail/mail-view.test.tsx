import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { frameOf, selectInFrame } from '../testing/in-frame.ts';
import { showDocument } from '../testing/show-document.tsx';
import { readMail } from './read-mail.ts';

const PIXEL = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const part = (headers: string, body: string) => `--x\r\n${headers}\r\n\r\n${body}\r\n`;
const mail = (parts: string) =>
  `From: Broker <broker@example.com>\r\nTo: desk@example.com\r\nSubject: Offer <b>17</b>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n${parts}--x--\r\n`;

const OFFER = mail(
  part(
    'Content-Type: text/html; charset=utf-8',
    '<p>Please find <i>the offer</i>.</p><img src="cid:logo%401" alt="Logo"><img src="https://x.example/t.gif">',
  ) +
    part('Content-Type: image/gif\r\nContent-ID: <logo@1>\r\nContent-Transfer-Encoding: base64', PIXEL) +
    part(
      'Content-Type: text/csv; name="prices.csv"\r\nContent-Disposition: attachment; filename="prices.csv"',
      'a,b\r\n1,2',
    ) +
    part(
      'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="before.eml"',
      'From: a@example.com\r\nSubject: Earlier\r\nContent-Type: text/plain\r\n\r\nThe earlier words.',
    ),
);

const asMail = { name: 'offer.eml', mediaType: 'message/rfc822' };

test('a message is shown as it was sent: headers, looks, inline pictures, nothing from elsewhere', async () => {
  const shown = await showDocument(OFFER, asMail);
  const frame = await frameOf();
  expect(frame.getElementById('head')?.innerText).toContain('Subject: Offer <b>17</b>');
  await vi.waitFor(() => expect(frame.querySelector('img')?.naturalWidth).toBe(1));
  expect(Array.from(frame.querySelectorAll('img'), image => image.src.slice(0, 5))).toEqual(['blob:', '']);
  await expect.element(page.getByText('1 remote picture was not loaded', { exact: false })).toBeVisible();
  selectInFrame(frame, 'the offer');
  await vi.waitFor(() => expect(shown.selection?.exact).toBe('the offer'));
  await expectAccessible();
});

test('attachments are opened in the same place, one out of the other, and lead back', async () => {
  await showDocument(OFFER, asMail);
  await page.getByRole('button', { name: /prices\.csv/ }).click();
  await expect.element(page.getByRole('columnheader', { name: 'b' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to offer.eml' }).click();
  await page.getByRole('button', { name: /before\.eml/ }).click();
  await expect.element(page.getByText(/The earlier words/)).toBeVisible();
  await expect.element(page.getByText(/Subject: Earlier/)).toBeVisible();
});

test('of a box of messages the first is shown and the others are opened from it', async () => {
  const box = 'From a@b Mon\nSubject: One\n\nFirst.\n\nFrom a@b Tue\nSubject: Two\n\nSecond.\n';
  const read = await readMail(new TextEncoder().encode(box));
  expect([read.subject, read.text?.trim()]).toEqual(['One', 'First.']);
  expect(read.attachments.map(({ name }) => name)).toEqual(['message-2.eml']);
  const [second] = read.attachments;
  expect(second && (await readMail(second.bytes)).subject).toBe('Two');
});
