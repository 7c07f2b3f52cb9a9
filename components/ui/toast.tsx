"use client";

import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from "react-aria-components/Toast";
import { buttonClass } from "./button-class.ts";
import { CheckMark, CrossMark, WarningMark } from "./marks.tsx";

export interface Notice {
  title: string;
  text?: string;
  tone?: "good" | "bad";
  /** One thing to do about it, usually "Undo". */
  action?: { label: string; onAction: () => void };
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
const readingTime = 7_000;

/** Says that something has happened. What went wrong stays until it is dismissed; the rest leaves by itself. */
export const notify = (notice: Notice): string =>
  queue.add(notice, notice.tone === "bad" ? {} : { timeout: readingTime });

/** Where notices appear; once per page, in the layout. */
export function ToastRegion({ words }: { words: { notifications: string; dismiss: string } }) {
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={words.notifications}
      className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-96 flex-col gap-2 max-md:bottom-20"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="flex items-start gap-3 rounded-md border border-hairline bg-surface p-3.5 text-sm shadow-float"
        >
          {toast.content.tone === "bad" ? (
            <WarningMark className="mt-0.5 size-4 shrink-0 text-bad" />
          ) : (
            <CheckMark className="mt-0.5 size-4 shrink-0 text-good" />
          )}
          <ToastContent className="min-w-0 grow [overflow-wrap:anywhere]">
            <Text slot="title" className="font-medium">
              {toast.content.title}
            </Text>
            {toast.content.text !== undefined && (
              <Text slot="description" className="block text-muted">
                {toast.content.text}
              </Text>
            )}
          </ToastContent>
          <ToastAction notice={toast.content} close={() => queue.close(toast.key)} />
          <Button
            slot="close"
            aria-label={words.dismiss}
            className="-m-1.5 grid size-8 shrink-0 place-items-center rounded-md text-muted hover:text-ink"
          >
            <CrossMark />
          </Button>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function ToastAction({ notice, close }: { notice: Notice; close: () => void }) {
  const { action } = notice;
  if (action === undefined) return null;
  const act = () => {
    action.onAction();
    close();
  };
  return (
    <Button onPress={act} className={buttonClass("secondary", "compact", "-my-1 shrink-0")}>
      {action.label}
    </Button>
  );
}
