"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { cancelSession, checkIn, setCapacity } from "./mutations.ts";
import { cancelSessionInput, checkInInput, sessionCapacityInput } from "./schema.ts";

export const checkInAction = defineAction({
  name: "session.check-in",
  permission: "booking:attend",
  input: checkInInput,
  run: ({ scope, actor, now }, { session, marks }) =>
    checkIn(scope, { sessionId: session, marks, actor }, now),
  revalidate: ({ tenant }, { session }) => [
    paths.dashboard.session(tenant.slug, session),
    paths.dashboard.today(tenant.slug),
  ],
});

export const cancelSessionAction = defineAction({
  name: "session.cancel",
  permission: "booking:cancel",
  input: cancelSessionInput,
  run: ({ scope, actor, now }, { session, reason }) =>
    cancelSession(scope, { sessionId: session, reason, actor }, now),
  revalidate: ({ tenant }, { session }) => [
    paths.dashboard.session(tenant.slug, session),
    paths.dashboard.today(tenant.slug),
    paths.dashboard.bookings(tenant.slug),
  ],
});

export const sessionCapacityAction = defineAction({
  name: "session.resize",
  permission: "service:write",
  input: sessionCapacityInput,
  run: ({ scope, actor }, { session, capacity }) =>
    setCapacity(scope, { sessionId: session, capacity, actor }),
  revalidate: ({ tenant }, { session }) => [
    paths.dashboard.session(tenant.slug, session),
    paths.dashboard.today(tenant.slug),
  ],
});
