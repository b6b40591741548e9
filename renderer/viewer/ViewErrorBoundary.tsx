import { Component, type ReactNode } from 'react';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { ViewProblem } from './ViewProblem.tsx';

interface ViewErrorBoundaryProps {
  readonly children: ReactNode;
  /** Opens the document anew. */
  readonly onRetry: () => void;
}

/** A bug in one view, or bytes that could not be read, stay in its pane. */
export class ViewErrorBoundary extends Component<ViewErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
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
