import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import styles from './ViewProblem.module.css';

/** Why a document cannot be shown, and what can be done. */
export function ViewProblem({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.problem} role="alert">
      <EmptyState title={title} icon={<FileWarning size={28} strokeWidth={1.5} aria-hidden="true" />} actions={actions}>
        {children}
      </EmptyState>
    </div>
  );
}
