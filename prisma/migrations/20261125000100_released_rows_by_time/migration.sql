-- "As of an earlier moment" (design 4.4, explain) reads what stood then: rows that are live still, and rows that were
-- given back since. The first come through allocation_busy_idx, block_busy_idx and seat_taken_once, which know only what
-- is live. For the second there was no index, so one question about one day went through everything that a business had
-- ever cancelled or moved. Nothing but these questions needs them; a customer's never do.
--
-- Each is the other half of one of those, in the same order, so that Postgres joins the halves of
-- "live OR released_at > $1" in one BitmapOr. Their condition is "released_at IS NOT NULL" and not the state, because
-- that is what follows from "released_at > $1"; the triggers of 20261124000100 and 20261124000200 keep the two alike.
-- They are in the order of the time that was taken and not of the release: a day has few rows however far back the moment
-- lies, while "released since March" has more every day. Placing a booking pays nothing: a row enters when it is given back.
CREATE INDEX allocation_released_idx ON allocation (tenant_id, occupied_from, occupied_to)
  INCLUDE (lane_id) WHERE released_at IS NOT NULL;
CREATE INDEX block_released_idx ON block (tenant_id, starts_at, ends_at)
  INCLUDE (staff_id, unit_id) WHERE released_at IS NOT NULL;
CREATE INDEX seat_released_idx ON seat (tenant_id, session_id) WHERE released_at IS NOT NULL;

-- Caps count what was to begin in a week at that moment, so they ask which bookings were moved since, from whatever week.
-- Moves are few among the lines of the history, and only they are in here.
CREATE INDEX booking_event_moved_idx ON booking_event (tenant_id, created_at) WHERE kind = 'moved';
