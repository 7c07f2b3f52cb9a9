-- Which websites may show a business's booking page in a frame (cases X10, X11). A column and not a table: the list is
-- short, is read whole with the business, and means nothing without it. Nobody is listed until the business says so,
-- so nothing has to be backfilled: framing stays refused everywhere.

ALTER TABLE tenant ADD COLUMN embed_parents TEXT[] NOT NULL DEFAULT '{}';

-- The list goes into a security header as it stands. An origin that held a semicolon or a space would write that header
-- itself, so the shape is held here too, whoever writes: scheme, host, perhaps a port, and nothing else.
ALTER TABLE tenant
  ADD CONSTRAINT tenant_embed_parents_few CHECK (cardinality(embed_parents) <= 20),
  ADD CONSTRAINT tenant_embed_parents_origins CHECK (
    array_position(embed_parents, NULL) IS NULL
    AND array_position(embed_parents, '') IS NULL
    AND array_to_string(embed_parents, ' ') ~ '^(https?://[a-z0-9.-]+(:[0-9]{1,5})?( |$))*$'
  );
