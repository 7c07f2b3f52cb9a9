"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { offerEntryAction } from "#lib/waitlist/staff-actions.ts";

interface Props {
  tenant: string;
  id: string;
  name: string;
  times: readonly number[];
  region: string;
  zone: string;
}

/** Free times that fit somebody: a press holds one for them and writes to them. */
export function OfferTimes({ tenant, id, name, times, region, zone }: Props) {
  const t = useTranslator("waitlist");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const home = paths.dashboard.waitlist(tenant);
  const offer = (start: number) =>
    run(
      () => offerEntryAction(tenant, { entry: id, start: startText(start) }),
      () => {
        notify({
          title: t("desk.offeredNow", { name, time: formatDateTime(start, region, zone, "short") }),
        });
        router.replace(home, { scroll: false });
      },
    );
  return (
    <section aria-labelledby={`times-${id}`} className="rounded-md bg-sunken p-3 sm:ms-10">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <h3 ref={title} id={`times-${id}`} tabIndex={-1} className="font-medium outline-none">
          {t("desk.times", { name })}
        </h3>
        <Link href={home} scroll={false} className={buttonClass("quiet", "compact")}>
          {t("desk.close")}
        </Link>
      </div>
      <ProblemNote words={words} />
      {times.length === 0 ? (
        <p className="text-muted">{t("desk.noTimes")}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {times.map((start) => (
            <Button key={start} size="compact" pending={pending} onClick={() => offer(start)}>
              <span className="tabular-nums">{formatDateTime(start, region, zone, "short")}</span>
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
