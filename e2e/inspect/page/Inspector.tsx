import { Suspense, useEffect, useRef, useState } from 'react';
import type { DocumentBytes } from '../../../renderer/data/document-bytes.ts';
import type { DocumentView, ViewState } from '../../../renderer/viewer/document-view.ts';
import { START_PLACE } from '../../../renderer/viewer/document-view.ts';
import { viewOf } from '../../../renderer/viewer/load-view.ts';
import { useOpenedDocument } from '../../../renderer/viewer/use-opened-document.ts';
import { ViewErrorBoundary } from '../../../renderer/viewer/ViewErrorBoundary.tsx';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { factsOfPdf } from './facts-of-pdf.ts';
import { whenSettled } from './when-settled.ts';

interface InspectorProps {
  readonly record: DocumentRecord;
  readonly bytes: DocumentBytes;
}

const NO_MARKS = [] as const;
const ignore = (): void => undefined;
const NO_FAMILY = { members: [], onOpenMember: ignore, onOpenPart: ignore };

/** Shows one file as a pane would, and says on the body what came of it. */
export function Inspector(props: InspectorProps) {
  return (
    <main style={{ width: 900, height: 700 }}>
      <ViewErrorBoundary turn={undefined} onRetry={ignore}>
        <Opened {...props} />
      </ViewErrorBoundary>
    </main>
  );
}

function Opened({ record, bytes }: InspectorProps) {
  const [openBytes] = useState(() => () => Promise.resolve(bytes));
  const opened = useOpenedDocument(record, openBytes, '0');
  const state = useRef<ViewState | null>(null);
  const [isShown, setShown] = useState(false);
  const view = useRef<DocumentView>(null);
  const kind = opened.state === 'open' ? opened.kind : null;

  // The document is outside React's sight: what stands on the page is looked at.
  useEffect(() => {
    if (kind === null) return undefined;
    return whenSettled(
      () => (kind === 'pdf' ? isShown : state.current !== null),
      () => JSON.stringify(state.current?.facts ?? null),
      async ({ error, message, warnings }) => {
        const password = document.body.dataset['password'] ?? null;
        const pdf = kind === 'pdf' && error === null ? await factsOfPdf(bytes, password) : null;
        const facts = pdf ?? state.current?.facts;
        document.body.dataset['inspected'] = JSON.stringify({
          kind,
          pages: state.current?.pages ?? null,
          sheets: facts?.sheets ?? null,
          characters: facts?.characters ?? null,
          warnings: [...new Set([...(facts?.warnings ?? []), ...warnings])],
          error,
          message,
        });
      },
    );
  }, [kind, isShown, bytes]);

  if (opened.state !== 'open') return null;
  const View = viewOf[opened.kind];
  return (
    <Suspense fallback={null}>
      <View
        document={record}
        bytes={opened.bytes}
        marks={NO_MARKS}
        tool="text"
        initialPlace={START_PLACE}
        handle={view}
        onState={next => {
          state.current = next;
        }}
        onShown={() => setShown(true)}
        onSelection={ignore}
        onMarkPressed={ignore}
        onPlacements={ignore}
        family={NO_FAMILY}
      />
    </Suspense>
  );
}
