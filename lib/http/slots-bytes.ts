import type { SlotList } from "#lib/availability/loaders.ts";
import type { Slot } from "#lib/availability/rules.ts";
import { type Stretch, stretchFinder } from "#lib/time/instant-writer.ts";
import { ByteText } from "./byte-text.ts";

const headOf = (start: Stretch, end: Stretch) =>
  `,{"start":"${start.date}HH:MM${start.offset}","end":"${end.date}HH:MM${end.offset}","staff":`;

// Dates and offsets are always as long as these, so the times of day always stand in the same two places.
const sample: Stretch = { from: 0, to: 0, midnight: 0, date: "2026-12-01T", offset: ":00+05:45" };
const START_CLOCK = headOf(sample, sample).indexOf("HH:MM");
const END_CLOCK = headOf(sample, sample).lastIndexOf("HH:MM");
const HEAD = headOf(sample, sample).length;

/**
 * Writes `["ana","ben"],"seatsLeft":1}`: what was written before is copied from where it stands. Every name comes with a
 * comma before it, and a list opens in place of the first.
 */
function tailWriter(text: ByteText, slugs: SlotList["slugs"]): (slot: Slot) => void {
  const quoted = new Map([...slugs].map(([id, slug]) => [id, `,"${slug}"`]));
  const written = new Map<Slot["staff"], { from: number; to: number; seatsLeft: number }>();
  return ({ staff, seatsLeft }) => {
    const known = written.get(staff);
    if (known?.seatsLeft === seatsLeft) return text.repeat(known.from, known.to);
    let list = "";
    for (const id of staff) list += quoted.get(id) ?? "";
    const from = text.end;
    text.write(`${list || ","}],"seatsLeft":${seatsLeft}}`);
    text.set(from, "[");
    written.set(staff, { from, to: text.end, seatsLeft });
  };
}

// For all answers: they are written one at a time, and a Response copies what it is given (Fetch, "extract a body").
const text = new ByteText();

/**
 * The body of `GET …/slots`, good until the next one is written. By hand: a busy year has eight thousand slots, and most
 * differ from the one before in nothing but two times of day. So an entry repeats its predecessor with these mended;
 * only where a day or an offset changes is its head written out, only where the staff or the seats change its tail.
 * Slugs and zones are ASCII without quotes (lib/booking/schema.ts); a test reads it back by the schema and beside the
 * plain way of writing it.
 */
export function slotsBytes({ timezone, from, to, slots, slugs }: SlotList): Uint8Array<ArrayBuffer> {
  text.clear();
  const startsIn = stretchFinder(timezone);
  const endsIn = stretchFinder(timezone);
  const writeTail = tailWriter(text, slugs);
  let start: Stretch | null = null;
  let end: Stretch | null = null;
  let staff: readonly string[] | null = null;
  let seats = 0;
  let before = 0;
  text.write(`{"timezone":"${timezone}","from":"${from}","to":"${to}","slots":`);
  const list = text.end;
  for (const slot of slots) {
    const entry = text.end;
    const itsStart = startsIn(slot.from);
    const itsEnd = endsIn(slot.to);
    const sameTail = slot.staff === staff && slot.seatsLeft === seats;
    if (itsStart === start && itsEnd === end) text.repeat(before, sameTail ? entry : before + HEAD);
    else {
      text.write(headOf(itsStart, itsEnd));
      if (sameTail) text.repeat(before + HEAD, entry);
    }
    if (!sameTail) writeTail(slot);
    text.setClock(entry + START_CLOCK, slot.from - itsStart.midnight);
    text.setClock(entry + END_CLOCK, slot.to - itsEnd.midnight);
    start = itsStart;
    end = itsEnd;
    staff = slot.staff;
    seats = slot.seatsLeft;
    before = entry;
  }
  text.write(slots.length > 0 ? "]}" : ",]}");
  text.set(list, "[");
  return text.bytes();
}
