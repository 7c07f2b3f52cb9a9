"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { CheckMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { formatDateTime } from "#lib/time/format.ts";

/** What `bookAction` answers. */
export interface BookedAnswer {
  url: string;
  /** Stripe's page, where something is due. */
  checkoutUrl: string | null;
  booking: { id: string; status: string; start: string };
}

interface Props {
  answer: BookedAnswer;
  zone: string;
  region: string;
  business: string;
  onAnother: () => void;
}

/**
 * The end of an embedded booking, in place. The page that can change it has a secret in its address and may not be
 * framed, so it opens beside.
 */
export function Booked({ answer, zone, region, business, onAnother }: Props) {
  const t = useTranslator("embed");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { status, start } = answer.booking;
  return (
    <section className="grid min-h-80 place-content-center justify-items-center gap-3 rounded-md border border-hairline bg-surface p-6 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-good-wash text-good">
        <CheckMark className="size-6" />
      </span>
      <h1 ref={title} tabIndex={-1} className="text-xl outline-none">
        {t(status === "held" ? "held.title" : "booked.title")}
      </h1>
      <p>
        <time dateTime={start}>{formatDateTime(Date.parse(start) / 60000, region, zone, "long")}</time>
      </p>
      <p className="max-w-sm text-muted text-sm">
        {t(status === "held" ? "held.text" : "booked.text", { business })}
      </p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <a href={answer.url} target="_blank" rel="noopener noreferrer" className={buttonClass("primary")}>
          {t("booked.manage")}
        </a>
        <button type="button" onClick={onAnother} className={buttonClass("quiet")}>
          {t("booked.another")}
        </button>
      </div>
    </section>
  );
}
