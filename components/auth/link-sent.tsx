"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { requestSignInAction } from "#lib/auth/actions.ts";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { useAction } from "./use-action.ts";

const pauseSeconds = 30;

interface Props {
  email: string;
  /** The page that this stands on: where another address can be given, also without a script. */
  here: string;
  next?: string | undefined;
  minutes: number;
  onChange: () => void;
}

/** Where to look now, with another link after a while. */
export function LinkSent({ email, here, next, minutes, onChange }: Props) {
  const t = useTranslator("auth");
  const { run, pending, problem } = useAction(requestSignInAction);
  // Counted by the script: without it nothing is said about seconds that never pass.
  const [left, setLeft] = useState<number | null>(null);
  const [again, setAgain] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus();
    setLeft(pauseSeconds);
  }, []);
  useEffect(() => {
    if (left === null || left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  const resend = () =>
    run([{ email, next }], () => {
      setAgain(true);
      setLeft(pauseSeconds);
    });
  return (
    <section className="mt-8 rounded-md border border-hairline bg-surface p-6" aria-labelledby="sent">
      <h2 id="sent" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {t("sent.title")}
      </h2>
      <p className="mt-2">
        {t("sent.text")} <strong className="wrap-anywhere font-semibold">{email}</strong>
      </p>
      <p className="mt-2 text-muted text-sm">{t("sent.note", { minutes })}</p>
      <div className="mt-5 empty:hidden">
        {problem ? (
          <Notice tone="bad">{problemText(t, problem)}</Notice>
        ) : (
          again && <Notice tone="good">{t("sent.resent")}</Notice>
        )}
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        {left !== null && left <= 0 && (
          <Button variant="secondary" pending={pending} pendingLabel={t("signIn.pending")} onClick={resend}>
            {t("sent.resend")}
          </Button>
        )}
        <a
          href={here}
          onClick={(event) => {
            event.preventDefault();
            onChange();
          }}
          className={buttonClass("quiet", "touch", "-ms-5")}
        >
          {t("sent.change")}
        </a>
      </div>
      {left !== null && left > 0 && (
        <p className="mt-3 text-muted text-sm tabular-nums">{t("sent.resendIn", { seconds: left })}</p>
      )}
    </section>
  );
}
