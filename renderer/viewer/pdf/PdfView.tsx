import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { ok } from '../../../shared/result.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import type { ViewProps } from '../document-view.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { takeAhead } from './opened-ahead.ts';
import { openPdf, type PdfRefusal } from './open-pdf.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { PdfPages } from './PdfPages.tsx';
import type { PageSize } from './page-layout.ts';
import '../marks/marks.css';

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly pdf: PDFDocumentProxy; readonly firstSize: PageSize }
  | { readonly state: 'refused'; readonly code: PdfRefusal; readonly message: string }
  | { readonly state: 'lost'; readonly error: Error };

interface Question {
  readonly wasWrong: boolean;
  readonly answer: (password: string | null) => void;
}

/** A PDF: opened, unlocked if need be, then shown page by page. */
export function PdfView(props: ViewProps) {
  const { bytes } = props;
  const { id, version } = props.document;
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  const [question, setQuestion] = useState<Question | null>(null);
  const [attempt, setAttempt] = useState(0);

  // The document lives in pdf.js's worker.
  useEffect(() => {
    let isCurrent = true;
    let opened: PDFDocumentProxy | null = null;
    const ask = (wasWrong: boolean) =>
      new Promise<string | null>(resolve => {
        if (!isCurrent) resolve(null);
        else {
          setQuestion({
            wasWrong,
            answer: password => {
              setQuestion(null);
              resolve(password);
            },
          });
        }
      });
    const open = async () => {
      const ahead = await takeAhead({ id, version });
      const result = ahead ? ok(ahead) : await openPdf(bytes, ask, 'view');
      if (!result.ok) {
        if (isCurrent) setOpening({ state: 'refused', ...result.failure });
        return;
      }
      opened = result.value;
      const first = (await opened.getPage(1)).getViewport({ scale: 1 });
      if (isCurrent)
        setOpening({ state: 'open', pdf: opened, firstSize: { width: first.width, height: first.height } });
      else void opened.loadingTask.destroy();
    };
    open().catch((cause: unknown) => {
      // The store could not give the bytes, or the first page of a torn file cannot be read.
      if (!isCurrent) return;
      if (opened) setOpening({ state: 'refused', code: 'broken', message: text('viewer.pdfUnreadable') });
      else setOpening({ state: 'lost', error: new Error('document bytes could not be read', { cause }) });
    });
    return () => {
      isCurrent = false;
      if (opened) void opened.loadingTask.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another attempt opens again
  }, [bytes, id, version, attempt]);

  if (opening.state === 'lost') throw opening.error;
  if (opening.state === 'open') return <PdfPages {...props} pdf={opening.pdf} firstSize={opening.firstSize} />;
  if (opening.state === 'refused') {
    const again = () => {
      setOpening({ state: 'opening' });
      setAttempt(attempt + 1);
    };
    return (
      <ViewProblem
        title={text(opening.code === 'locked' ? 'viewer.pdfLockedTitle' : 'viewer.pdfBrokenTitle')}
        reason={opening.code}
        actions={
          opening.code === 'locked' || opening.code === 'timed-out' ? (
            <Button onPress={again}>
              {text(opening.code === 'locked' ? 'viewer.enterPassword' : 'viewer.tryAgain')}
            </Button>
          ) : undefined
        }
      >
        {opening.message}
      </ViewProblem>
    );
  }
  return (
    <>
      <ViewLoading />
      {question && (
        <PasswordDialog name={props.document.name} wasWrong={question.wasWrong} onAnswer={question.answer} />
      )}
    </>
  );
}
