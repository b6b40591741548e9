import type { Tag } from '../../../shared/model/process.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { toneOf } from '../../viewer/marks/mark-tone.ts';
import styles from './TagButtons.module.css';

interface TagButtonsProps {
  readonly tags: readonly Tag[];
  readonly chosen: string | undefined;
  /** True: choosing marks at once. False: a note is being written, and choosing only chooses. */
  readonly isAtOnce: boolean;
  readonly onChoose: (tagId: string) => void;
}

/** The client's tags, the first nine on the number keys, or on the keys that the client names. */
export function TagButtons({ tags, chosen, isAtOnce, onChoose }: TagButtonsProps) {
  return (
    <div className={styles.tags} role="group" aria-label={text('annotate.tags')}>
      {tags.map((tag, i) => {
        const keys = keysOf(tag, i);
        return (
          <button
            key={tag.id}
            type="button"
            className={styles.tag}
            data-tone={toneOf(tag, tags)}
            aria-pressed={isAtOnce ? undefined : tag.id === chosen}
            title={tag.description}
            onClick={() => onChoose(tag.id)}
          >
            <span className={styles.swatch} aria-hidden="true" />
            {tag.label}
            {keys !== null && (
              <kbd className={styles.key} aria-hidden="true">
                {keys.toUpperCase()}
              </kbd>
            )}
            {keys !== null && <TagCommand tag={tag} keys={keys} onChoose={() => onChoose(tag.id)} />}
          </button>
        );
      })}
    </div>
  );
}

/** Keys that the bar itself hears. */
const TAKEN = new Set(['h', 'n', 'c']);

function keysOf(tag: Tag, index: number): string | null {
  const own = tag.shortcut?.toLowerCase();
  if (own !== undefined && /^[a-z0-9]$/.test(own) && !TAKEN.has(own)) return own;
  return index < 9 ? String(index + 1) : null;
}

function TagCommand({ tag, keys, onChoose }: { tag: Tag; keys: string; onChoose: () => void }) {
  useCommand({
    id: `annotate.tag-${tag.id}`,
    title: text('annotate.highlightAs', { tag: tag.label }),
    group: text('annotate.group'),
    keys,
    run: onChoose,
  });
  return null;
}
