"use client";

import "./globals.css";
import { MessagePage } from "#components/site/message-page.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { errorReference, systemTexts } from "#lib/i18n/system-texts.ts";

/** The layout itself threw. A form instead of a handler: this page is prerendered, so its scripts may have no nonce. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const note = error.digest === undefined ? undefined : errorReference(error.digest);
  return (
    <html lang="en">
      <head>
        <title>{systemTexts["error.title"]}</title>
      </head>
      <body className="font-sans">
        <MessagePage title={systemTexts["error.title"]} text={systemTexts["error.text"]} note={note}>
          <form method="get">
            <button type="submit" className={buttonClass("primary")}>
              {systemTexts["error.reload"]}
            </button>
          </form>
        </MessagePage>
      </body>
    </html>
  );
}
