import '../../../i18n/add-later.ts';
import type { FormSection } from '../../../../shared/forms/form-model.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import { text } from '../../../i18n/text.ts';
import { afterPaint } from '../../../ui/after-paint.ts';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { useFocusInDialog } from '../../../ui/Dialog/use-focus-in-dialog.ts';
import { ListButton } from '../../../ui/ListButton/ListButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar/ProgressBar.tsx';
import type { FormStore } from '../form-store.ts';
import { sectionLabel } from '../SectionList.tsx';
import { progressOf } from './progress-of.ts';
import { sayProgress } from './say-progress.ts';
import styles from './SectionsDialog.module.css';

interface SectionsDialogProps {
  form: FormStore;
  problems: readonly Problem[];
  onGo: (section: FormSection) => void;
  onClose: () => void;
}

/** The parts of the form and how far each is: pressing one goes there. */
export function SectionsDialog({ form, problems, onGo, onClose }: SectionsDialogProps) {
  const first = useFocusInDialog();
  const { sections } = form.model;
  const shown = sections.filter(({ rules }) => form.isVisible(rules, ''));
  return (
    <Dialog title={text('judge.sectionsDialog.title')} isOpen onClose={onClose}>
      <p className={styles.all}>{sayProgress(progressOf(form, null, problems))}</p>
      <ol className={styles.list}>
        {shown.map((section, index) => {
          const progress = progressOf(form, section, problems);
          const label = sectionLabel(section, sections.indexOf(section), sections.length);
          return (
            <li key={section.id}>
              <ListButton
                id={index === 0 ? first : undefined}
                label={label}
                onPress={() => {
                  onClose();
                  // The dialog gives the focus back as it closes; only then can it go elsewhere.
                  void afterPaint().then(() => onGo(section));
                }}
              >
                <span className={styles.said}>{sayProgress(progress)}</span>
                <ProgressBar
                  label={label}
                  hideLabel
                  value={progress.asked === 0 ? 100 : (progress.answered / progress.asked) * 100}
                />
              </ListButton>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
