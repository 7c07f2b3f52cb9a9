-- "As of an earlier moment" (design 4.4, explain): what 20261124000100 gave allocations, seats need too, or a class
-- would look as full in the past as it is now. And a business has to know since when its past can be told: rows that
-- were there before these columns carry the moment of the migration, so anything earlier would be an invention.

-- AlterTable
ALTER TABLE "seat" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "released_at" TIMESTAMPTZ(3);

-- AlterTable: old businesses get this migration's moment, new ones the moment they are opened.
ALTER TABLE "tenant" ADD COLUMN     "history_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- A trigger for the same reason as on allocations: a forgotten column would be silent.
CREATE FUNCTION punctual_note_seat_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.live AND NOT NEW.live THEN NEW.released_at := now(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_notes_release BEFORE UPDATE OF live ON seat
  FOR EACH ROW EXECUTE FUNCTION punctual_note_seat_release();
