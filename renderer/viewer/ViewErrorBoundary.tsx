import { Component, type ReactNode } from 'react';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { ViewProblem } from './ViewProblem.tsx';

interface ViewErrorBoundaryProps {
  readonly children: ReactNode;
  /** What failed is tried again when this changes. */
  readonly turn: string | undefined;
  /** Opens the document anew. */
  readonly onRetry: () => void;
}

interface BoundaryState {
  readonly hasFailed: boolean;
  readonly turn: string | undefined;
}

/** A bug in one view, or bytes that could not be read, stay in its pane. */
export class ViewErrorBoundary extends Component<ViewErrorBoundaryProps, BoundaryState> {
  override state = { hasFailed: false, turn: this.props.turn };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(
    { turn }: ViewErrorBoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return turn === state.turn ? null : { hasFailed: false, turn };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <ViewProblem
        title={text('viewer.failedTitle')}
        reason="bug"
        actions={<Button onPress={this.props.onRetry}>{text('viewer.tryAgain')}</Button>}
      >
        {text('viewer.failed')}
      </ViewProblem>
    );
  }
}
