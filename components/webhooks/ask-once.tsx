"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  isOpen: boolean;
  title: string;
  text: string;
  /** The button that does it. */
  yes: string;
  danger?: boolean;
  pending: boolean;
  words: string | null;
  onYes: () => void;
  onClose: () => void;
}

/** One question before what cannot be undone. */
export function AskOnce({ isOpen, title, text, yes, danger = false, pending, words, onYes, onClose }: Props) {
  const t = useTranslator("webhooks");
  const ui = useTranslator("ui");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      title={title}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button variant={danger ? "danger" : "primary"} size="compact" pending={pending} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p className="break-words">{text}</p>
      <div className="mt-3">
        <ProblemNote words={words} />
      </div>
    </Dialog>
  );
}
