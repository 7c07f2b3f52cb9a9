"use server";

import { z } from "zod";
import { defineAction, type MemberContext } from "#lib/actions/define.ts";
import { bookingField } from "#lib/booking/staff-schema.ts";
import { paths } from "#lib/paths.ts";
import { ok } from "#lib/result.ts";
import { connectAccount, disconnectAccount, refreshLiveAccount } from "./account.ts";
import { chargeNoShow, waiveNoShow } from "./fees.ts";
import { loadAccountState } from "./loaders.ts";
import { refundBooking, savePaymentHold } from "./mutations.ts";
import { holdInput, refundInput } from "./schema.ts";

const revalidate = ({ tenant }: MemberContext) => [paths.dashboard.money(tenant.slug)];

/** Stripe's page where the business opens its account or tells what is missing. */
export const connectAction = defineAction({
  name: "payment.connect",
  permission: "payment:connect",
  input: z.strictObject({}),
  run: async ({ scope, user }) => {
    const url = await connectAccount(scope, user.id);
    return url.ok ? ok({ url: url.value }) : url;
  },
});

/** Asks Stripe what the account may do by now, and says so. */
export const refreshAccountAction = defineAction({
  name: "payment.refresh-account",
  permission: "payment:connect",
  input: z.strictObject({}),
  run: async ({ scope }) => {
    const asked = await refreshLiveAccount(scope);
    return asked.ok ? ok({ state: await loadAccountState(scope) }) : asked;
  },
  revalidate,
});

export const disconnectAction = defineAction({
  name: "payment.disconnect",
  permission: "payment:connect",
  input: z.strictObject({}),
  run: ({ scope, actor }) => disconnectAccount(scope, actor),
  revalidate,
});

/** Charges whoever did not come what was agreed when they booked. */
export const chargeNoShowAction = defineAction({
  name: "payment.charge-no-show",
  permission: "payment:refund",
  input: z.strictObject({ booking: bookingField }),
  run: ({ scope, actor }, { booking }) => chargeNoShow(scope, { bookingId: booking, actor }),
  revalidate,
});

export const waiveNoShowAction = defineAction({
  name: "payment.waive-no-show",
  permission: "payment:refund",
  input: z.strictObject({ booking: bookingField }),
  run: ({ scope, actor }, { booking }) => waiveNoShow(scope, { bookingId: booking, actor }),
  revalidate,
});

/** Gives money back beside the policy. It cannot be undone: the dialog names the amount and asks once. */
export const refundAction = defineAction({
  name: "payment.refund",
  permission: "payment:refund",
  input: refundInput,
  run: ({ scope, actor }, { booking, amount, note }) =>
    refundBooking(scope, { bookingId: booking, amount, note, actor }),
  revalidate,
});

export const saveHoldAction = defineAction({
  name: "payment.hold",
  permission: "payment:connect",
  input: holdInput,
  run: ({ scope, actor }, { minutes }) => savePaymentHold(scope, actor, minutes),
  revalidate,
});
