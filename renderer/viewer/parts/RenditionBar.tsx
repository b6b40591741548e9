import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './PartBar.module.css';
import { showSource } from './shown-sources.ts';
import type { CaseFamily } from './use-parts.ts';

/** Says that this PDF was made by the client from another document, and leads to that. */
export function RenditionBar({ sourceId, family }: { sourceId: string; family: CaseFamily }) {
  const source = family.documents.find(({ id }) => id === sourceId);
  if (!source) return null;
  return (
    <div className={styles.bar}>
      <span className={styles.words}>{text('kinds.rendition', { name: source.name })}</span>
      <Button
        onPress={() => {
          showSource(source.id);
          family.onOpen(source.id);
        }}
      >
        {text('kinds.showSource')}
      </Button>
    </div>
  );
}
