"use client";

import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { cx } from "./classes.ts";
import { CrossMark } from "./marks.tsx";

interface Props {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
  /** Buttons at the foot; the main one last. */
  actions?: ReactNode;
  /** `alertdialog` for what asks once before it cannot be undone; it does not close by a press beside it. */
  role?: "dialog" | "alertdialog";
}

const overlayClass =
  "fixed inset-0 z-40 bg-scrim transition-opacity data-entering:opacity-0 data-exiting:opacity-0";

/** A question in the middle of the page, for few words. Focus goes in, stays in, and comes back. */
export function Dialog({ isOpen, onClose, role = "dialog", ...content }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
      className={cx(overlayClass, "grid place-items-center p-4")}
    >
      <Modal className="floats max-h-full w-full max-w-md overflow-auto rounded-md border border-hairline bg-surface shadow-float">
        <DialogContent role={role} onClose={onClose} {...content} />
      </Modal>
    </ModalOverlay>
  );
}

/** A panel at the side for a form or a booking; over the page on a phone. */
export function Drawer({ isOpen, onClose, role = "dialog", ...content }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={overlayClass}
    >
      <Modal className="slides fixed inset-y-0 inset-e-0 w-full max-w-md overflow-auto border-hairline border-s bg-surface shadow-float">
        <DialogContent role={role} onClose={onClose} {...content} />
      </Modal>
    </ModalOverlay>
  );
}

function DialogContent({ title, closeLabel, children, actions, role, onClose }: Omit<Props, "isOpen">) {
  return (
    <AriaDialog {...(role !== undefined && { role })} className="flex min-h-full flex-col p-5 outline-none">
      <div className="flex items-start justify-between gap-4">
        <Heading slot="title" className="wrap-anywhere min-w-0 text-lg">
          {title}
        </Heading>
        <Button
          aria-label={closeLabel}
          onPress={onClose}
          className="-me-1.5 -mt-1.5 grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <CrossMark />
        </Button>
      </div>
      <div className="mt-3 grow text-sm">{children}</div>
      {actions !== undefined && <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div>}
    </AriaDialog>
  );
}
