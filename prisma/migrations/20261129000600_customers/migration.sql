-- Customers as people that the business knows (design 5; decision 015): a phone number in one spelling, a note, a block,
-- records that turned out to be one person, and the words that a record is found by. An e-mail address is no longer a
-- must: whoever walks in or calls may have none. The public page and API still ask for one.
--
-- Why a table of words and not a trigram index: under row-level security Postgres uses an index only for conditions
-- whose functions cannot leak what they saw, and LIKE is none of them, so the index would never be read. Comparing text
-- is: the beginning of a word is a range of this index, for a hundred thousand customers too. Each word names the record
-- that it finds, which for a merged one is another: a join to find that out cost more than the search.

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocked_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "locale" TEXT,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone_key" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "email_key" DROP NOT NULL,
ALTER COLUMN "email" SET DEFAULT '';

-- CreateTable
CREATE TABLE "customer_word" (
    "tenant_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "finds_id" UUID NOT NULL,

    CONSTRAINT "customer_word_pkey" PRIMARY KEY ("tenant_id","customer_id","word")
);

-- CreateTable
CREATE TABLE "customer_merge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "bookings" UUID[],
    "records" UUID[],
    "merged_by" TEXT,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "customer_word_tenant_id_word_finds_id_idx" ON "customer_word"("tenant_id", "word", "finds_id");

-- CreateIndex
CREATE INDEX "customer_word_tenant_id_finds_id_word_idx" ON "customer_word"("tenant_id", "finds_id", "word");

-- CreateIndex
CREATE INDEX "customer_merge_tenant_id_kept_id_idx" ON "customer_merge"("tenant_id", "kept_id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_name_key_id_idx" ON "customer"("tenant_id", "name_key", "id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_phone_key_idx" ON "customer"("tenant_id", "phone_key");

-- CreateIndex
CREATE INDEX "customer_tenant_id_merged_into_id_idx" ON "customer"("tenant_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_word" ADD CONSTRAINT "customer_word_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_word" ADD CONSTRAINT "customer_word_tenant_id_finds_id_fkey" FOREIGN KEY ("tenant_id", "finds_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_tenant_id_kept_id_fkey" FOREIGN KEY ("tenant_id", "kept_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_tenant_id_merged_id_fkey" FOREIGN KEY ("tenant_id", "merged_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------- checks
ALTER TABLE customer
  ADD CONSTRAINT customer_email_with_key CHECK ((email_key IS NULL) = (email = '')),
  ADD CONSTRAINT customer_not_into_itself CHECK (merged_into_id <> id),
  ADD CONSTRAINT customer_reason_of_block CHECK (blocked_at IS NOT NULL OR blocked_reason = '');
ALTER TABLE customer_merge
  ADD CONSTRAINT customer_merge_of_two CHECK (kept_id <> merged_id),
  ADD CONSTRAINT customer_merge_undone CHECK (undone_at IS NOT NULL OR undone_by IS NULL);
-- A record is part of one other at a time, whoever merges it at once with whom.
CREATE UNIQUE INDEX customer_merge_standing ON customer_merge (tenant_id, merged_id) WHERE undone_at IS NULL;

-- ----------------------------------------------------------------------------------------------- backfill
-- As the application spells names and words (lib/customers/words.ts), as nearly as SQL can; saving a record again
-- makes it exact. Numbers without a country code wait for that, because only the application knows the countries.
UPDATE customer SET
  name_key = trim(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036F]', '', 'g'))),
  phone_key = CASE WHEN phone ~ '^\s*\+' THEN '+' || regexp_replace(phone, '[^0-9]', '', 'g') END;
INSERT INTO customer_word (tenant_id, customer_id, word, finds_id)
  SELECT DISTINCT tenant_id, id, word, id
  FROM customer, LATERAL (
    SELECT regexp_split_to_table(name_key, '[\s[:punct:]]+')
    UNION SELECT email_key
    UNION SELECT regexp_split_to_table(split_part(email_key, '@', 1), '[.+_-]+')
    UNION SELECT substr(phone_key, 2)
    UNION SELECT right(phone_key, 4)
  ) AS found (word)
  WHERE word <> '';

-- ------------------------------------------------------------------------------ row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_word', 'customer_merge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_word, customer_merge TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON customer_word, customer_merge TO punctual_app;
GRANT DELETE ON customer_word TO punctual_app;
