"use client";

import Link from "next/link";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { Overlapping } from "#lib/agenda/overlapping.ts";
import { blockTimeAction } from "#lib/blocks/actions.ts";
import type { LaneChoice } from "#lib/blocks/loaders.ts";
import { paths } from "#lib/paths.ts";
import type { BlockDraft } from "./block-draft.ts";
import { OverlapList } from "./overlap-list.tsx";
import { wallMinute, wallWords } from "./wall.ts";

interface Props {
  tenant: string;
  zone: string;
  region: string;
  place: string;
  lanes: readonly LaneChoice[];
  draft: BlockDraft;
  onClose: () => void;
}

const dateOf = (wall: string) => wall.slice(0, 10);
const timeOf = (wall: string) => wall.slice(11);

/** From, to, who or which room, and why. Bookings in that time are named before it is blocked over them. */
export function BlockDialog({ tenant, zone, region, place, lanes, draft, onClose }: Props) {
  const t = useTranslator("blocks");
  const bookings = useTranslator("bookings");
  const ui = useTranslator("ui");
  const { run, pending, problem, words, errorOf, clear } = useAction();
  const first = lanes.findIndex(({ lane }) => lane.kind === "staff" && lane.slug === draft.staff);
  const [at, setAt] = useState(Math.max(0, first));
  const [from, setFrom] = useState(draft.from);
  const [to, setTo] = useState(draft.to);
  const [reason, setReason] = useState("");
  const [overlapping, setOverlapping] = useState<readonly Overlapping[]>([]);
  const chosen = lanes[at];
  // Whoever changes the time or the person has to be told anew.
  const change = (work: () => void) => {
    work();
    setOverlapping([]);
    clear();
  };
  const changeFrom = (wall: string) =>
    change(() => {
      setFrom(wall);
      if (dateOf(to) < dateOf(wall)) setTo(`${dateOf(wall)}T${timeOf(to)}`);
    });
  const save = () => {
    if (!chosen) return;
    const told = overlapping.map(({ id }) => id);
    run(
      () => blockTimeAction(tenant, { lane: chosen.lane, from, to, reason, told }),
      (answer) => {
        if ("overlapping" in answer) return setOverlapping(answer.overlapping);
        notify({
          title: t("done", { name: chosen.name, time: wallWords(from, to, { t: bookings, region }) }),
        });
        onClose();
      },
    );
  };
  const days = (wallMinute(to) - wallMinute(from)) / 1440;
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={ui("close")}>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="text-muted">{t("text", { place })}</p>
        {lanes.length > 1 && (
          <Select
            size="compact"
            label={t("lane")}
            value={String(at)}
            options={lanes.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(event) => change(() => setAt(Number(event.target.value)))}
          />
        )}
        <div className="grid grid-cols-2 gap-3">
          <TextField
            size="compact"
            type="date"
            label={t("from")}
            value={dateOf(from)}
            error={errorOf("from")}
            onChange={(event) => changeFrom(`${event.target.value}T${timeOf(from)}`)}
          />
          <TextField
            size="compact"
            type="time"
            label={t("time")}
            aria-label={t("fromTime")}
            value={timeOf(from)}
            onChange={(event) => changeFrom(`${dateOf(from)}T${event.target.value}`)}
          />
          <TextField
            size="compact"
            type="date"
            label={t("to")}
            value={dateOf(to)}
            error={errorOf("to")}
            onChange={(event) => change(() => setTo(`${event.target.value}T${timeOf(to)}`))}
          />
          <TextField
            size="compact"
            type="time"
            label={t("time")}
            aria-label={t("toTime")}
            value={timeOf(to)}
            onChange={(event) => change(() => setTo(`${dateOf(to)}T${event.target.value}`))}
          />
        </div>
        {days > 3 && (
          <p>
            {t("longer")}{" "}
            <Link href={paths.dashboard.timeOff(tenant)} className="underline underline-offset-2">
              {t("longerLink")}
            </Link>
          </p>
        )}
        <TextField
          size="compact"
          label={t("reason")}
          optional={ui("optional")}
          hint={t("reasonHint")}
          maxLength={200}
          value={reason}
          error={errorOf("reason")}
          onChange={(event) => setReason(event.target.value)}
        />
        <div role="status" className="empty:hidden">
          {overlapping.length > 0 && (
            <OverlapList
              tenant={tenant}
              region={region}
              zone={zone}
              title={t("overlapping", { count: overlapping.length })}
              moreWords={(count) => t("more", { count })}
              overlapping={overlapping}
              newTab={t("newTab")}
            />
          )}
        </div>
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <div className="flex justify-end gap-2">
          <Button size="compact" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t(overlapping.length > 0 ? "submitAnyway" : "submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
