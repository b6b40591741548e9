import { Component, type ReactNode } from 'react';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';

interface ScreenBoundaryProps {
  /** What the person was at: "The queue". */
  screen: string;
  onReport: (where: string, error: string) => void;
  onLeave: () => void;
  children: ReactNode;
}

interface ScreenBoundaryState {
  readonly hasFailed: boolean;
}

/** Holds a bug inside one screen: says what happened, keeps the rest working, offers a way on. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, ScreenBoundaryState> {
  override state: ScreenBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ScreenBoundaryState {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    // The stack without its first line: the message of an error can quote what a person typed.
    const stack = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1).join('\n') : '';
    this.props.onReport(this.props.screen, `${error instanceof Error ? error.name : typeof error}\n${stack}`);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <EmptyState
        title={text('app.failed.title', { screen: this.props.screen })}
        actions={
          <>
            <Button onPress={this.props.onLeave}>{text('app.failed.leave')}</Button>
            <Button tone="primary" onPress={() => this.setState({ hasFailed: false })}>
              {text('app.failed.again')}
            </Button>
          </>
        }
      >
        {text('app.failed.body')}
      </EmptyState>
    );
  }
}
