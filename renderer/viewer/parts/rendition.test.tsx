import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { aDocument } from '../../testing/builders.ts';
import { DocumentViewer } from '../DocumentViewer.tsx';
import { makePdf } from '../testing/make-pdf.ts';
import { stubBytes } from '../testing/stub-bytes.ts';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';

const ignore = (): void => undefined;

/** A pane that shows a document of a case, and another one when it is asked to. */
function Pane({ documents, bytes }: { documents: readonly DocumentRecord[]; bytes: ReadonlyMap<string, Uint8Array> }) {
  const [shownId, setShownId] = useState<string | undefined>(documents[0]?.id);
  const shown = documents.find(({ id }) => id === shownId);
  if (!shown) return null;
  return (
    <main style={{ width: 900, height: 700 }}>
      <DocumentViewer
        key={shown.id}
        document={shown}
        openBytes={({ id }) => Promise.resolve(stubBytes(bytes.get(id) ?? new Uint8Array()))}
        marks={[]}
        canMark
        isActive
        reveal={null}
        isFinding={false}
        onFinding={ignore}
        onPlace={ignore}
        onSelection={ignore}
        onMarkPressed={ignore}
        onPlacements={ignore}
        family={{ documents, onOpen: setShownId }}
      />
    </main>
  );
}

test('a Word file shows the PDF that the client made of it, which leads back to the file itself', async () => {
  const letter = aDocument({ id: 'd-1', name: 'offer.docx', mediaType: 'application/octet-stream' });
  const rendition = aDocument({ id: 'd-2', name: 'offer.pdf', mediaType: 'application/pdf', renditionOf: 'd-1' });
  const locked = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const bytes = new Map([
    ['d-1', locked],
    ['d-2', await makePdf([['The offer']])],
  ]);
  await render(<Pane documents={[letter, rendition]} bytes={bytes} />);
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await expect.element(page.getByText('The client made this PDF from “offer.docx”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show that document itself' }).click();
  await vi.waitFor(() => expect(document.querySelector('[data-reason="locked"]')).not.toBeNull());
});

test('an attachment that the client sent as a document is opened as that document', async () => {
  const mail = [
    'From: a@example.com',
    'Subject: Two files',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Disposition: attachment; filename="Note.TXT"',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: base64',
    '',
    btoa('The note.'),
    '--x--',
  ].join('\r\n');
  const message = aDocument({ id: 'd-1', name: 'files.eml', mediaType: 'message/rfc822' });
  const note = aDocument({ id: 'd-2', name: 'note.txt', mediaType: 'text/plain', partOf: 'd-1', bytes: 9 });
  const bytes = new Map([
    ['d-1', new TextEncoder().encode(mail)],
    ['d-2', new TextEncoder().encode('The note.')],
  ]);
  await render(<Pane documents={[message, note]} bytes={bytes} />);
  await page.getByRole('button', { name: /Note\.TXT/ }).click();
  await expect.element(page.getByRole('document', { name: 'note.txt' })).toBeVisible();
  expect(document.body.textContent).not.toContain('Back to');
});
