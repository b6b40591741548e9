import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import styles from './ViewProblem.module.css';

interface ViewProblemProps {
  readonly title: string;
  /** Its name for programs: `npm run inspect` prints it. */
  readonly reason?: string | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Why a document cannot be shown, and what can be done. */
export function ViewProblem({ title, reason, children, actions }: ViewProblemProps) {
  return (
    <div className={styles.problem} role="alert" data-reason={reason}>
      <EmptyState title={title} icon={<FileWarning size={28} strokeWidth={1.5} aria-hidden="true" />} actions={actions}>
        {children}
      </EmptyState>
    </div>
  );
}
