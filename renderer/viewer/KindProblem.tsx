import { text } from '../i18n/text.ts';
import type { KindFailure } from './kind-failure.ts';
import { READ_LIMIT_MS } from './read-limit.ts';
import { ViewProblem } from './ViewProblem.tsx';

/** Says in a sentence why a document was refused, and what to do now. */
export function KindProblem({ reason }: { reason: KindFailure }) {
  return (
    <ViewProblem title={text('kinds.failedTitle')} reason={reason}>
      {text(`kinds.failed.${reason}`, { seconds: READ_LIMIT_MS / 1000 })}
    </ViewProblem>
  );
}
