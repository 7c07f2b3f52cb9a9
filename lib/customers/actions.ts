"use server";

import { defineAction } from "#lib/actions/define.ts";
import { showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { ok } from "#lib/result.ts";
import { mergeCustomers, undoMerge } from "./merge.ts";
import { changeFacts, onCustomer, saveCustomerNote, setBlocked } from "./mutations.ts";
import { blockInput, factsInput, mergeInput, noteInput, unmergeInput } from "./schema.ts";

export const saveCustomerAction = defineAction({
  name: "customer.save",
  permission: "customer:write",
  input: factsInput,
  run: ({ scope, tenant, actor, now }, { customer, ...facts }) =>
    onCustomer(scope, actor, customer, (tx, row) =>
      changeFacts(tx, scope, row, facts, { timezone: tenant.timezone, now }),
    ),
  revalidate: ({ tenant }) => [paths.dashboard.customers(tenant.slug)],
});

export const saveCustomerNoteAction = defineAction({
  name: "customer.note",
  permission: "customer:write",
  input: noteInput,
  run: ({ scope, actor, now }, input) => saveCustomerNote(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.customers(tenant.slug)],
});

export const blockCustomerAction = defineAction({
  name: "customer.block",
  permission: "customer:manage",
  input: blockInput,
  run: ({ scope, actor, now }, { customer, blocked, reason = "" }) =>
    onCustomer(scope, actor, customer, async (tx, row) => {
      await setBlocked(tx, scope, actor, row, { blocked, reason, now });
      return ok({ before: row.blockedReason });
    }),
  revalidate: ({ tenant }) => [paths.dashboard.customers(tenant.slug)],
});

export const mergeCustomersAction = defineAction({
  name: "customer.merge",
  permission: "customer:manage",
  input: mergeInput,
  run: ({ scope, actor }, input) => mergeCustomers(scope, actor, input),
  revalidate: ({ tenant }) => [paths.dashboard.customers(tenant.slug)],
});

export const undoMergeAction = defineAction({
  name: "customer.merge-undo",
  permission: "customer:manage",
  input: unmergeInput,
  run: async ({ scope, actor, now }, { merge }) => {
    const undone = await undoMerge(scope, actor, { merge, now });
    return undone.ok ? ok({ customer: showId("customer", undone.value.customer) }) : undone;
  },
  revalidate: ({ tenant }) => [paths.dashboard.customers(tenant.slug)],
});
