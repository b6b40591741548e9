import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { IconButton } from '../IconButton/IconButton.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Buttons, the safest first, the one that does it last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large' | undefined;
  /** `alertdialog` interrupts and is not closed by a press outside. */
  role?: 'dialog' | 'alertdialog' | undefined;
  children: ReactNode;
}

/** A question or a form above the page. Escape closes; the focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, actions, size = 'medium', role = 'dialog', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
      className={cx(styles.scrim)}
    >
      <Modal className={cx(styles.modal)} data-size={size} data-modal="">
        <AriaDialog role={role} className={cx(styles.dialog)}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton label={text('app.close')} icon={<X size={16} aria-hidden="true" />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
