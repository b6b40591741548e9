import { useState } from 'react';
import type { DocumentViewerProps } from './document-viewer-props.ts';
import type { Mark } from './marks/mark.ts';
import './marks/marks.css';
import { OpenedViewer } from './OpenedViewer.tsx';
import { PartBar } from './parts/PartBar.tsx';
import { RenditionBar } from './parts/RenditionBar.tsx';
import { useParts } from './parts/use-parts.ts';
import { ViewErrorBoundary } from './ViewErrorBoundary.tsx';

const NO_MARKS: readonly Mark[] = [];
const nothing = (): void => undefined;

/** A document with its tools, whatever kind it is. What goes wrong in it stays in it. */
export function DocumentViewer(props: DocumentViewerProps) {
  const [attempt, setAttempt] = useState(0);
  const { shown, family, names, onBack } = useParts(props.document, props.family);
  const record = shown?.record ?? props.document;
  const { renditionOf } = record;
  return (
    <ViewErrorBoundary key={`${record.id}-${attempt}`} turn={props.bytesState} onRetry={() => setAttempt(attempt + 1)}>
      {shown ? (
        <OpenedViewer
          {...props}
          document={shown.record}
          openBytes={shown.openBytes}
          marks={NO_MARKS}
          canMark={false}
          initialPlace={undefined}
          reveal={null}
          onPlace={nothing}
          onSelection={nothing}
          onPlacements={nothing}
          family={family}
          notice={<PartBar names={names} onBack={onBack} />}
          attempt={attempt}
        />
      ) : (
        <OpenedViewer
          {...props}
          family={family}
          notice={renditionOf && props.family && <RenditionBar sourceId={renditionOf} family={props.family} />}
          attempt={attempt}
        />
      )}
    </ViewErrorBoundary>
  );
}
