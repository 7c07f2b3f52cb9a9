"use client";

import { useEffect, useRef, useState } from "react";
import { startText } from "#lib/booking/start-text.ts";
import { dropHoldAction, renewHoldAction, takeHoldAction } from "#lib/holds/actions.ts";
import { formHold, holdCookie, holdCookieLine, isHoldToken, newHoldToken } from "#lib/holds/hold.ts";
import type { Wanted } from "./booking-form.tsx";

/** `over`: kept for as long as it may be; the time is free for everybody again. */
export type HoldState = { kind: "none" } | { kind: "over" } | { kind: "held"; until: number };

const write = (tenant: string, token: string | null) =>
  Reflect.set(document, "cookie", holdCookieLine(tenant, token, location.protocol === "https:"));

function readToken(tenant: string): string | null {
  const name = `${holdCookie(tenant)}=`;
  const line = document.cookie.split("; ").find((part) => part.startsWith(name));
  const token = line?.slice(name.length) ?? "";
  return isHoldToken(token) ? token : null;
}

/**
 * Keeps the chosen time for this browser while the form is open (lib/holds), with a sign of life every minute that the
 * page is looked at. A time that is gone already is reported at once, before anything is typed. Whatever else goes
 * wrong is no reason to stop anybody: booking works without a hold.
 */
export function useHold(wanted: Wanted, isOpen: boolean, onTaken: (alternatives: readonly string[]) => void) {
  const [state, setState] = useState<HoldState>({ kind: "none" });
  // Beside the cookie, which a browser may refuse inside a frame.
  const kept = useRef<string | null>(null);
  const taken = useRef(onTaken);
  taken.current = onTaken;
  const { tenant, service, start, zone, staff, length, party } = wanted;

  useEffect(() => {
    if (!isOpen) return;
    let live = true;
    // Made before anything is asked: a booking that is sent while the answer is on its way names what it holds.
    kept.current ??= readToken(tenant) ?? newHoldToken();
    const token = kept.current;
    write(tenant, token);

    async function take() {
      const answer = await takeHoldAction({
        ...{ tenant, service, start: startText(start), timezone: zone, token },
        ...(staff === null ? {} : { staff }),
        ...(length === null ? {} : { durationMinutes: length }),
        ...(party > 1 ? { party } : {}),
      }).catch(() => null);
      if (!live || !answer) return;
      if (answer.ok) setState({ kind: "held", until: answer.value.until });
      else if (answer.error.code === "slot_taken") taken.current(answer.error.alternatives ?? []);
    }

    async function renew() {
      if (document.visibilityState !== "visible") return;
      const answer = await renewHoldAction({ tenant, token }).catch(() => null);
      if (!live || !answer?.ok) return;
      const { until } = answer.value;
      setState(until === null || until < Date.now() + 1000 ? { kind: "over" } : { kind: "held", until });
    }

    void take();
    const timer = setInterval(renew, formHold.renewSeconds * 1000);
    return () => {
      live = false;
      clearInterval(timer);
    };
  }, [isOpen, tenant, service, start, zone, staff, length, party]);

  /** Back to the times: somebody else may have it. */
  function drop() {
    const held = kept.current;
    kept.current = null;
    write(tenant, null);
    setState({ kind: "none" });
    if (held) void dropHoldAction({ tenant, token: held }).catch(() => null);
  }

  return { state, drop, token: () => kept.current ?? undefined };
}
