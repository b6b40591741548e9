import styles from './CaseTitle.module.css';

/** Which case a window is about: its reference, quiet, and its title as far as there is room. */
export function CaseTitle({ record }: { record: { readonly reference: string; readonly title: string } }) {
  return (
    <h1 className={styles.title}>
      <span className={styles.reference}>{record.reference}</span>
      <span className={styles.name} title={record.title}>
        {record.title}
      </span>
    </h1>
  );
}
