-- Groups, run at the door: how many of a party came, and how many places one occurrence has.
--
-- A seat used to carry a copy of its session's capacity, so that a CHECK could bound its number; the copy was right
-- only because nothing ever changed a session's capacity. Now that a business can, the copy has to follow, and no
-- seat may be sold against a capacity that has just been lowered. One foreign key says both: a seat refers to its
-- session together with the capacity, ON UPDATE CASCADE. Lowering below a live seat's number is refused by the CHECK,
-- and a seat that is inserted against the old capacity fails or is run again, at any isolation level.

-- Backfill: no row can differ yet, but a restored database might.
UPDATE seat SET capacity = session.capacity FROM session
  WHERE session.tenant_id = seat.tenant_id AND session.id = seat.session_id AND seat.capacity <> session.capacity;

CREATE UNIQUE INDEX "session_tenant_id_id_capacity_key" ON "session"("tenant_id", "id", "capacity");
ALTER TABLE "seat" DROP CONSTRAINT "seat_tenant_id_session_id_fkey";
ALTER TABLE "seat" ADD CONSTRAINT "seat_tenant_id_session_id_capacity_fkey"
  FOREIGN KEY ("tenant_id", "session_id", "capacity") REFERENCES "session"("tenant_id", "id", "capacity")
  ON DELETE NO ACTION ON UPDATE CASCADE;

-- A seat that was given back keeps its number, also where the session has become smaller since.
ALTER TABLE seat
  DROP CONSTRAINT seat_within_capacity,
  ADD CONSTRAINT seat_within_capacity CHECK (NOT live OR seat_no BETWEEN 1 AND capacity);

-- AlterTable: an occurrence whose capacity was set by itself does not follow its service's any more.
ALTER TABLE "session" ADD COLUMN     "own_capacity" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable: how many of the party came. Null: not counted, which for a completed booking means everybody.
ALTER TABLE "booking" ADD COLUMN     "attended" INTEGER;
ALTER TABLE booking
  ADD CONSTRAINT booking_attended CHECK (
    attended IS NULL
    OR (status = 'completed' AND attended BETWEEN 1 AND party)
    OR (status = 'no_show' AND attended = 0));
