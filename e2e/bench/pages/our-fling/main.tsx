import { createRoot } from 'react-dom/client';
import '../../../../renderer/styles/layers.css';
import '../../../../renderer/styles/reset.css';
import '../../../../renderer/styles/tokens.css';
import '../../../../renderer/i18n/add-later.ts';
import { DocumentRecord } from '../../../../shared/model/document.ts';
import { START_PLACE } from '../../../../renderer/viewer/document-view.ts';
import { PdfView } from '../../../../renderer/viewer/pdf/PdfView.tsx';
import { offerStage } from '../fling-stage.ts';

const whole = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
const bytes = {
  length: whole.length,
  read: (from: number, to: number) => Promise.resolve(whole.slice(from, to)),
};
const record = DocumentRecord.parse({
  id: 'd-1',
  version: 1,
  caseId: 'c-1',
  name: 'document.pdf',
  mediaType: 'application/pdf',
  bytes: whole.length,
  sha256: '0'.repeat(64),
});
const nothing = () => undefined;
const marks: never[] = [];
const root = document.createElement('div');
root.style.cssText = 'position: fixed; inset: 0 auto 0 0; width: 942px';
document.body.append(root);
createRoot(root).render(
  <PdfView
    document={record}
    bytes={bytes}
    marks={marks}
    tool="text"
    initialPlace={START_PLACE}
    handle={view => {
      const scroller = document.querySelector<HTMLElement>('[data-testid="pdf-view"]');
      if (!view || !scroller) return;
      offerStage({
        scroller,
        goTo: page => view.goToPage(page),
        isDrawn: page => document.querySelector(`[data-page="${page}"][data-drawn="drawn"]`) !== null,
        hasPicture: page =>
          document.querySelector(`[data-page="${page}"]:is([data-drawn="drawn"], [data-drawn="coarse"])`) !== null,
      });
    }}
    onState={nothing}
    onSelection={nothing}
    onMarkPressed={nothing}
    onPlacements={nothing}
  />,
);
