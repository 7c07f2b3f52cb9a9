"use client";

import { useState } from "react";
import { OverlapList } from "#components/blocks/overlap-list.tsx";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { Overlapping } from "#lib/agenda/overlapping.ts";
import { addDays, isDate } from "#lib/time/civil.ts";
import { enterTimeOffAction } from "#lib/time-off/actions.ts";

interface Props {
  tenant: string;
  region: string;
  /** The business's zone, for the times of bookings. */
  zone: string;
  today: string;
  /** Whom it can be for; `place`: their clocks, "New York (GMT-5)". */
  people: { slug: string; name: string; place: string }[];
  /** Who decides enters it as approved; others ask. */
  decides: boolean;
}

const nothing = { from: "", to: "", part: false, fromTime: "09:00", toTime: "17:00", reason: "" };

/** Wall times, the end not included: whole days end with the next one's midnight. */
function wallsOf({ from, to, part, fromTime, toTime }: typeof nothing) {
  if (part) return { from: `${from}T${fromTime}`, to: `${to}T${toTime}` };
  return { from: `${from}T00:00`, to: isDate(to) ? `${addDays(to, 1)}T00:00` : `${to}T00:00` };
}

/** Asks for time off, or enters it. Bookings in that time are named before it goes on. */
export function TimeOffForm({ tenant, region, zone, today, people, decides }: Props) {
  const t = useTranslator("time-off");
  const ui = useTranslator("ui");
  const { run, pending, problem, words, errorOf, clear } = useAction();
  const [slug, setSlug] = useState(people[0]?.slug ?? "");
  const [draft, setDraft] = useState(nothing);
  const [overlapping, setOverlapping] = useState<readonly Overlapping[]>([]);
  const person = people.find((one) => one.slug === slug) ?? people[0];
  // Whoever changes the time or the person has to be told anew.
  const forget = () => {
    setOverlapping([]);
    clear();
  };
  const change = (changed: Partial<typeof nothing>) => {
    setDraft({ ...draft, ...changed });
    if (!("reason" in changed)) forget();
  };
  const save = () =>
    run(
      () =>
        enterTimeOffAction(tenant, {
          staff: slug,
          ...wallsOf(draft),
          reason: draft.reason,
          told: overlapping.map(({ id }) => id),
        }),
      (answer) => {
        if ("overlapping" in answer) return setOverlapping(answer.overlapping);
        setOverlapping([]);
        setDraft(nothing);
        notify({ title: decides ? t("entered", { name: person?.name ?? "" }) : t("asked") });
      },
    );
  const anyway = overlapping.length > 0;
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {people.length > 1 && (
        <Select
          size="compact"
          className="sm:max-w-64"
          label={t("staff")}
          value={slug}
          options={people.map((one) => ({ value: one.slug, label: one.name }))}
          onChange={(event) => {
            setSlug(event.target.value);
            forget();
          }}
        />
      )}
      <div className="grid grid-cols-2 gap-3 sm:max-w-md">
        <TextField
          size="compact"
          type="date"
          label={t("from")}
          min={today}
          value={draft.from}
          error={errorOf("from")}
          onChange={({ target }) =>
            change({ from: target.value, ...(draft.to < target.value && { to: target.value }) })
          }
        />
        <TextField
          size="compact"
          type="date"
          label={t("to")}
          min={draft.from || today}
          value={draft.to}
          error={errorOf("to")}
          onChange={({ target }) => change({ to: target.value })}
        />
        {draft.part && (
          <>
            <TextField
              size="compact"
              type="time"
              label={t("fromTime")}
              value={draft.fromTime}
              onChange={({ target }) => change({ fromTime: target.value })}
            />
            <TextField
              size="compact"
              type="time"
              label={t("toTime")}
              value={draft.toTime}
              onChange={({ target }) => change({ toTime: target.value })}
            />
          </>
        )}
      </div>
      <div className="-my-2">
        <Checkbox
          label={t("part")}
          checked={draft.part}
          onChange={({ target }) => change({ part: target.checked })}
        />
        {draft.part && person && <p className="pb-2 text-muted">{t("zone", { place: person.place })}</p>}
      </div>
      <TextField
        size="compact"
        label={t("reason")}
        optional={ui("optional")}
        hint={decides ? t("reasonHint", { name: person?.name ?? "" }) : t("reasonHintOwn")}
        maxLength={200}
        value={draft.reason}
        error={errorOf("reason")}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <div role="status" className="empty:hidden">
        {anyway && (
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
      <Button type="submit" variant="primary" size="compact" className="self-start" pending={pending}>
        {decides ? t(anyway ? "enterAnyway" : "enter") : t(anyway ? "askAnyway" : "ask")}
      </Button>
    </form>
  );
}
