import '../../../renderer/styles/layers.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/reset.css';
import '../../../renderer/i18n/add-later.ts';
import { createRoot } from 'react-dom/client';
import { DocumentViewer } from '../../../renderer/viewer/DocumentViewer.tsx';
import type { OpenBytes } from '../../../renderer/viewer/use-opened-document.ts';
import { DocumentRecord } from '../../../shared/model/document.ts';
import type { HostileStage } from '../hostile-stage.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);
const nothing = (): void => undefined;
let messages = 0;
let shown = 0;
window.addEventListener('message', event => {
  // What the frame says; the tools of the browser talk to themselves.
  if (event.source !== window) messages++;
});

/** Shows a document as a pane would, and tells when there is something to see. */
function show(name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const id = `hostile-${shown++}`;
  const record = DocumentRecord.parse({
    id,
    version: 1,
    caseId: 'c',
    name,
    mediaType,
    bytes: bytes.length,
    sha256: '0'.repeat(64),
  });
  const openBytes: OpenBytes = () =>
    Promise.resolve({ length: bytes.length, read: (from, to) => Promise.resolve(bytes.slice(from, to)) });
  return new Promise(resolve => {
    root.render(
      <main style={{ width: 1000, height: 720 }}>
        <DocumentViewer
          key={id}
          document={record}
          openBytes={openBytes}
          marks={[]}
          canMark
          isActive
          reveal={null}
          isFinding={false}
          onFinding={nothing}
          onPlace={() => resolve()}
          onSelection={nothing}
          onMarkPressed={nothing}
          onPlacements={nothing}
        />
      </main>,
    );
    const refused = new MutationObserver(() => {
      if (document.querySelector('[role="alert"]')) resolve();
    });
    refused.observe(document.body, { childList: true, subtree: true });
  });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** What hostile markup waits for. */
const EVENTS = ['click', 'mouseover', 'mouseenter', 'focus', 'blur', 'load', 'error', 'input', 'toggle', 'scroll'];

const stage: HostileStage = {
  show: async (name, mediaType, base64) => {
    await show(name, mediaType, bytesOf(base64));
    const frame = document.querySelector('iframe')?.contentDocument;
    for (const part of frame?.querySelectorAll('body *') ?? []) {
      for (const event of EVENTS) part.dispatchEvent(new Event(event));
    }
    return {
      isShown: frame != null || document.querySelector('[data-testid]') !== null,
      reason: document.querySelector('[data-reason]')?.getAttribute('data-reason') ?? null,
      words: frame?.body.innerText ?? '',
      active: active(frame),
      messages,
    };
  },
};

/** What in a frame could run, load or lead away, had anything of it been left. */
function active(frame: Document | null | undefined): string[] {
  return [...(frame?.querySelectorAll('body *') ?? [])].flatMap(part =>
    [part.localName, ...part.getAttributeNames()].filter(name =>
      /^(?:script|iframe|object|embed|link|meta|base|form|svg|math|on.*|href|srcset|action)$/.test(name),
    ),
  );
}

Object.assign(window, { stage });
