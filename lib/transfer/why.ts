import type { Field } from "./fields.ts";

/** Why a row is not taken, or what it would change: a code for messages/<locale>/transfer.json and its values. */
export interface Why {
  code:
    | "no_start"
    | "bad_start"
    | "ask_order"
    | "gap"
    | "fold"
    | "out_of_range"
    | "bad_zone"
    | "bad_end"
    | "no_service"
    | "unknown_service"
    | "unknown_staff"
    | "no_reach"
    | "bad_email"
    | "no_name"
    | "bad_status"
    | "still_waiting"
    | "not_over_yet"
    | "bad_party"
    | "bad_price"
    | "other_currency"
    | "bad_policy"
    | "repeats"
    | "taken_booking"
    | "taken_row"
    | "no_room"
    | "full"
    | "differs"
    | "was_cancelled"
    | "two_names"
    | "taken_now"
    | "changed_since"
    | "refused";
  values: Record<string, string | number>;
  /** The column at fault. */
  blame?: Field;
}

export const why = (code: Why["code"], blame?: Field, values: Why["values"] = {}): Why => ({
  code,
  values,
  ...(blame ? { blame } : {}),
});

/** What a row of the file means for what is here. */
export interface PlannedRow<R> {
  /** Line of the file after its header, from 1. */
  number: number;
  kind: "create" | "update" | "same" | "conflict" | "invalid";
  /** Whom and what it is about, for the list. */
  title: { name: string; start: number | null; service: string; staff: string };
  record: R | null;
  why: Why | null;
  /** For an update: what was and what will be. */
  changes: { field: Field; from: string; to: string }[];
}
