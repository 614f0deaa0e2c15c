-- What is written for every row of a statement is written once for all of them: files of thousands of students come as
-- one statement, and choosing a run makes thousands of placements.

-- The log's entries are what they were. Each row is taken apart once (without OFFSET 0 it would be again for every column)
-- and rows are paired by their keys alone. Plans are kept for as long as a connection: one made for a single row would
-- compare each of thousands with all others.
CREATE OR REPLACE FUNCTION "audit_statement"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET enable_nestloop = off AS $$
DECLARE
  keys text[] := string_to_array(TG_ARGV[0], ',');
  shown text[] := string_to_array(TG_ARGV[1], ',');
  ignored text[] := string_to_array(TG_ARGV[2], ',');
  entries jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_agg(jsonb_build_object('key',
        (SELECT jsonb_object_agg("name", "row_after" -> "name") FROM unnest(keys) AS "name"),
        'changed', "changed", 'before', "shown_before", 'after', "shown_after"))
      INTO entries
      FROM (SELECT (SELECT jsonb_agg(j -> "name") FROM unnest(keys) AS "name") AS "key", j AS "row_before"
        FROM (SELECT to_jsonb(t) AS j FROM "old_rows" t OFFSET 0) AS given OFFSET 0) AS was
      JOIN (SELECT (SELECT jsonb_agg(j -> "name") FROM unnest(keys) AS "name") AS "key", j AS "row_after"
        FROM (SELECT to_jsonb(t) AS j FROM "new_rows" t OFFSET 0) AS given OFFSET 0) AS became USING ("key"),
      LATERAL (SELECT jsonb_agg(v."key" ORDER BY v."key") AS "changed",
          coalesce(jsonb_object_agg(v."key", "row_before" -> v."key") FILTER (WHERE v."key" = ANY (shown)), '{}') AS "shown_before",
          coalesce(jsonb_object_agg(v."key", v."value") FILTER (WHERE v."key" = ANY (shown)), '{}') AS "shown_after"
        FROM jsonb_each("row_after") AS v
        WHERE v."value" IS DISTINCT FROM "row_before" -> v."key" AND v."key" <> ALL (ignored)) AS compared
      WHERE "changed" IS NOT NULL;
  ELSIF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(jsonb_build_object(
        'key', (SELECT jsonb_object_agg("name", j -> "name") FROM unnest(keys) AS "name"),
        'after', (SELECT coalesce(jsonb_object_agg("name", j -> "name"), '{}') FROM unnest(shown) AS "name")))
      INTO entries FROM (SELECT to_jsonb(t) AS j FROM "new_rows" t OFFSET 0) AS given;
  ELSE
    SELECT jsonb_agg(jsonb_build_object(
        'key', (SELECT jsonb_object_agg("name", j -> "name") FROM unnest(keys) AS "name"),
        'before', (SELECT coalesce(jsonb_object_agg("name", j -> "name"), '{}') FROM unnest(shown) AS "name")))
      INTO entries FROM (SELECT to_jsonb(t) AS j FROM "old_rows" t OFFSET 0) AS given;
  END IF;
  IF entries IS NOT NULL THEN
    INSERT INTO "audit_entry" ("subject", "operation", "details")
      VALUES (TG_TABLE_NAME, lower(TG_OP)::"audit_operation", entries::text);
  END IF;
  RETURN NULL;
END $$;
DROP FUNCTION "audit_pick";

-- S8: a placement's state is its newest event, and only these moves exist. Several events of one placement may come at
-- once: each is judged by the one before it.
DROP TRIGGER "placement_state_follows_events" ON "placement_event";
CREATE OR REPLACE FUNCTION "placement_moves"() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
  refused record;
BEGIN
  PERFORM FROM "placement" WHERE "id" IN (SELECT "placement_id" FROM "new_events") ORDER BY "id" FOR UPDATE;
  SELECT "current", "kind" INTO refused
    FROM (SELECT e."id", e."kind", coalesce(lag(e."kind") OVER (PARTITION BY e."placement_id" ORDER BY e."id"), p."state") AS "current"
      FROM "new_events" e JOIN "placement" p ON p."id" = e."placement_id") AS moved
    WHERE (CASE "kind"
      WHEN 'proposed' THEN "current" IS NULL
      WHEN 'confirmed' THEN "current" = 'proposed'
      WHEN 'declined' THEN "current" = 'proposed'
      WHEN 'released' THEN "current" IN ('proposed', 'confirmed')
      WHEN 'published' THEN "current" = 'confirmed'
      WHEN 'completed' THEN "current" = 'published'
      WHEN 'interrupted' THEN "current" = 'published'
      WHEN 'cancelled' THEN "current" = 'published'
    END) IS NOT TRUE
    ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'S8: a placement that is % cannot become %', coalesce(refused."current"::text, 'new'), refused."kind" USING ERRCODE = '23514', CONSTRAINT = 'placement_move';
  END IF;
  UPDATE "placement" SET "state" = newest."kind", "active" = newest."kind" NOT IN ('declined', 'released', 'cancelled', 'interrupted')
    FROM (SELECT DISTINCT ON ("placement_id") "placement_id", "kind" FROM "new_events" ORDER BY "placement_id", "id" DESC) AS newest
    WHERE "placement"."id" = newest."placement_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "placement_state_follows_events" AFTER INSERT ON "placement_event" REFERENCING NEW TABLE AS "new_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "placement_moves"();

-- S8: what offers and students become is logged in the order of their rows.
DROP TRIGGER "offer_begins" ON "offer";
DROP TRIGGER "offer_changes" ON "offer";
DROP TRIGGER "student_begins" ON "student";
DROP TRIGGER "student_changes" ON "student";
DROP FUNCTION "offer_logs";
DROP FUNCTION "student_logs";
CREATE FUNCTION "offers_begin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "offer_event" ("term_id", "offer_id", "at", "unit_id", "field_id", "places")
    SELECT "term_id", "id", clock_timestamp(), "unit_id", "field_id", CASE WHEN "withdrawn_at" IS NULL THEN "places" ELSE 0 END
    FROM "new_rows";
  RETURN NULL;
END $$;
CREATE FUNCTION "offers_change"() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO "offer_event" ("term_id", "offer_id", "at", "unit_id", "field_id", "places")
    SELECT became."term_id", became."id", clock_timestamp(), became."unit_id", became."field_id",
      CASE WHEN became."withdrawn_at" IS NULL THEN became."places" ELSE 0 END
    FROM "new_rows" became JOIN "old_rows" was USING ("id")
    WHERE (became."unit_id", became."field_id", became."places", became."withdrawn_at" IS NULL)
      IS DISTINCT FROM (was."unit_id", was."field_id", was."places", was."withdrawn_at" IS NULL);
  RETURN NULL;
END $$;
CREATE FUNCTION "students_begin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "student_event" ("term_id", "student_id", "at", "university_id", "sex", "takes_part")
    SELECT "term_id", "id", clock_timestamp(), "university_id", "sex", "withdrawn_at" IS NULL FROM "new_rows";
  RETURN NULL;
END $$;
CREATE FUNCTION "students_change"() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO "student_event" ("term_id", "student_id", "at", "university_id", "sex", "takes_part")
    SELECT became."term_id", became."id", clock_timestamp(), became."university_id", became."sex", became."withdrawn_at" IS NULL
    FROM "new_rows" became JOIN "old_rows" was USING ("id")
    WHERE (became."sex", became."withdrawn_at" IS NULL) IS DISTINCT FROM (was."sex", was."withdrawn_at" IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER "offer_begins" AFTER INSERT ON "offer" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "offers_begin"();
CREATE TRIGGER "offer_changes" AFTER UPDATE ON "offer" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "offers_change"();
CREATE TRIGGER "student_begins" AFTER INSERT ON "student" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "students_begin"();
CREATE TRIGGER "student_changes" AFTER UPDATE ON "student" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "students_change"();
