"use client";

import { MessagePage } from "#components/site/message-page.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { errorReference, systemTexts } from "#lib/i18n/system-texts.ts";

/** A page below threw. Shows the digest that the server logged, never the message (case S10). */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const note = error.digest === undefined ? undefined : errorReference(error.digest);
  return (
    <MessagePage title={systemTexts["error.title"]} text={systemTexts["error.text"]} note={note}>
      <Button variant="primary" onClick={() => retry()}>
        {systemTexts["error.retry"]}
      </Button>
    </MessagePage>
  );
}
