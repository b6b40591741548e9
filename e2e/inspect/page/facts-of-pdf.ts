import type { DocumentBytes } from '../../../renderer/data/document-bytes.ts';
import type { ViewFacts } from '../../../renderer/viewer/document-view.ts';
import { openPdf } from '../../../renderer/viewer/pdf/open-pdf.ts';
import { PageTexts } from '../../../renderer/viewer/pdf/page-texts.ts';

/** Reading on after this would run into the limit of the file. */
const READING_MS = 5000;

/** The text of all pages of a PDF, as find reads it, and what in it is left off. */
export async function factsOfPdf(bytes: DocumentBytes, password: string | null): Promise<ViewFacts | null> {
  let asked = 0;
  const opened = await openPdf(bytes, () => Promise.resolve(asked++ === 0 ? password : null));
  if (!opened.ok) return null;
  const pdf = opened.value;
  const texts = new PageTexts(pdf);
  const until = performance.now() + READING_MS;
  let [characters, without, page] = [0, 0, 1];
  for (; page <= pdf.numPages && performance.now() < until; page++) {
    const { text } = await texts.of(page);
    characters += text.length;
    if (text.trim() === '') without++;
  }
  const warnings: string[] = [];
  if (page <= pdf.numPages) warnings.push('text-read-in-part');
  if (without > 0) warnings.push(without === pdf.numPages ? 'no-text' : 'pages-without-text');
  // A torn file may have no catalogue to ask.
  const [scripts, attachments] = await Promise.all([
    pdf.getJSActions().catch(() => null),
    pdf.getAttachments().catch(() => null),
  ]);
  if (scripts) warnings.push('scripts-left-off');
  if (attachments) warnings.push('attachments');
  if (pdf.isPureXfa) warnings.push('xfa-form');
  await pdf.loadingTask.destroy();
  return { sheets: null, characters, warnings };
}
