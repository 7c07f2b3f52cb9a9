import type { AsItWas, StaffWish } from "#components/changes/as-it-was.ts";
import { startText } from "#lib/booking/start-text.ts";
import { clockOffset, minuteOfDay } from "#lib/time/wall.ts";

/** What is in somebody's hand: a booking, where it stands, and the starts its service has. Epoch minutes. */
export interface Held extends AsItWas {
  /** `bkg_…` */
  booking: string;
  version: number;
  name: string;
  /** The column it is taken from: a person's slug or a date. */
  column: string;
  /** Whose it is; undefined where nobody's or several people's, and so nobody else's either. */
  staff?: string | undefined;
  step: number;
  alignment: "clock" | "opening";
}

/** Where it would come to stand. */
export interface Spot {
  column: string;
  from: number;
  to: number;
}

/** A person's day, or a day of the week, that something can be dropped on. */
export interface Column {
  id: string;
  name: string;
  /** Hours, for starts that are counted from the opening. */
  open: readonly { from: number; to: number }[];
}

export interface Board {
  /** Columns are people with minutes from top to bottom, or days that keep the time of day. */
  axis: "people" | "days";
  zone: string;
  /** What the columns show, for people. */
  shown: { from: number; to: number };
  columns: readonly Column[];
}

/** Id of the words on the page that say how a booking is moved. */
export const howToDrag = "how-to-drag";

/** Lengths change in these steps, as staff may give any (lib/services/durations.ts). */
const lengthStep = 5;

const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to));

/** The nearest start that the service has; the one it has counts too, on the grid or not. */
export function snapStart(minute: number, held: Held, { zone }: Board, open: Column["open"]): number {
  if (Math.abs(minute - held.from) < held.step / 2) return held.from;
  const opening = open.findLast(({ from }) => from <= minute)?.from;
  const past =
    held.alignment === "opening" && opening !== undefined ? minute - opening : minuteOfDay(minute, zone);
  return minute - past + Math.round(past / held.step) * held.step;
}

const columnOf = (board: Board, id: string) => board.columns.find((column) => column.id === id);

/** Where a booking lands that is let go of with its start at a minute of a column; its length goes with it. */
export function spotAt(board: Board, held: Held, column: string, minute: number): Spot {
  const length = held.to - held.from;
  const where = held.staff === undefined && board.axis === "people" ? held.column : column;
  const inside = clamp(minute, board.shown.from, Math.max(board.shown.from, board.shown.to - length));
  const from = snapStart(inside, held, board, columnOf(board, where)?.open ?? []);
  return { column: where, from, to: from + length };
}

/** The same time of day on another date (a column of the week): clocks, not hours, stay the same. */
export function onDate(held: Held, { zone }: Board, date: string): Spot {
  const days = Math.round((Date.parse(date) - Date.parse(held.column)) / 86_400_000);
  const shifted = held.from + days * 1440;
  const from = shifted + clockOffset(held.from, zone) - clockOffset(shifted, zone);
  return { column: date, from, to: from + held.to - held.from };
}

/** Another end, in steps of five minutes of length. */
export function endAt(board: Board, spot: Spot, minute: number): Spot {
  const length = Math.round((Math.min(minute, board.shown.to) - spot.from) / lengthStep) * lengthStep;
  return { ...spot, to: spot.from + Math.max(lengthStep, length) };
}

/** One step with the arrow keys: up and down in time, left and right in columns, with Shift the length. */
export function stepped(board: Board, held: Held, spot: Spot, key: string, shift: boolean): Spot | null {
  const length = spot.to - spot.from;
  const forward = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1;
  if (key === "ArrowUp" || key === "ArrowDown") {
    if (shift) return { ...spot, to: spot.from + Math.max(lengthStep, length + forward * lengthStep) };
    const from = spot.from + forward * held.step;
    const out = board.axis === "people" && (from < board.shown.from || from + length > board.shown.to);
    return out ? spot : { ...spot, from, to: from + length };
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const index = board.columns.findIndex(({ id }) => id === spot.column) + forward;
  const next = board.columns[index];
  if (!next || (held.staff === undefined && board.axis === "people")) return spot;
  if (board.axis === "people") return { ...spot, column: next.id };
  const there = onDate({ ...held, from: spot.from, to: spot.to, column: spot.column }, board, next.id);
  return there;
}

/** What letting go there asks for; null where it is back where it was. Whoever has it keeps it unless it is dragged over. */
export function wishAt(board: Board, held: Held, spot: Spot): StaffWish | null {
  const start = spot.from !== held.from;
  const length = spot.to - spot.from;
  const over = board.axis === "people" && spot.column !== held.column;
  const staff = over ? spot.column : held.staff;
  if (!start && !over && length === held.to - held.from) return null;
  return {
    ...(start && { start: startText(spot.from) }),
    ...((start || over) && staff !== undefined && { staff }),
    ...(length !== held.to - held.from && { durationMinutes: length }),
  };
}
