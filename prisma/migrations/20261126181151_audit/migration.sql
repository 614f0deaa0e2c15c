-- CreateEnum
CREATE TYPE "audit_operation" AS ENUM ('insert', 'update', 'delete', 'read');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "via" TEXT NOT NULL,
    "transaction" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "operation" "audit_operation" NOT NULL,
    "details" TEXT NOT NULL,
    "number" BIGINT,
    "previous_hash" TEXT,
    "hash" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_number_key" ON "audit_entry"("number");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_idx" ON "audit_entry"("person_id");



-- What Prisma's language cannot say: the database writes the log itself, in the transaction of the change, so that no
-- command can forget to. Who acts is told by `transact` in two settings of the transaction.

INSERT INTO "audit_head" ("id", "number", "hash") VALUES (1, 0, '');
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_one" CHECK ("id" = 1);

CREATE INDEX "audit_entry_unsealed" ON "audit_entry" ("id") WHERE "hash" IS NULL;
CREATE FUNCTION "audit_stamp"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."transaction" := txid_current();
  NEW."person_id" := nullif(current_setting('vfu.person', true), '')::uuid;
  NEW."via" := coalesce(nullif(current_setting('vfu.via', true), ''), 'database');
  NEW."number" := NULL;
  NEW."previous_hash" := NULL;
  NEW."hash" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_stamp" BEFORE INSERT ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_stamp"();

-- The chain: each entry's hash covers the entry and the hash before it. An entry gets its place once, after its
-- transaction, whatever the statement says: in the transaction the chain's end would be a lock that all changes queue for.
-- domain/audit/chain.ts computes the same hash.
CREATE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."hash" IS NOT NULL THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'append_only';
  END IF;
  NEW := OLD;
  SELECT "number" + 1, "hash" INTO NEW."number", NEW."previous_hash" FROM "audit_head" FOR UPDATE;
  NEW."hash" := encode(sha256(convert_to(concat_ws(E'\n',
    NEW."number", NEW."id", to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    coalesce(NEW."person_id"::text, ''), NEW."via", NEW."transaction", NEW."subject", NEW."operation",
    NEW."details", NEW."previous_hash"), 'UTF8')), 'hex');
  UPDATE "audit_head" SET "number" = NEW."number", "hash" = NEW."hash";
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_chain" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_chain"();
CREATE TRIGGER "audit_entry_not_truncated" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();

-- The head moves with the chain and in no other way.
CREATE FUNCTION "audit_head_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'append_only';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_head_append_only" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_head_moves"();

CREATE FUNCTION "audit_pick"("row" jsonb, "names" text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg("name", "row" -> "name"), '{}') FROM unnest("names") AS "name" WHERE "row" ? "name"
$$;

-- One entry per statement that changed something. Arguments: the key's columns, those whose values may stand in the
-- log, and those that are no change. Of every other column the log has the name alone.
CREATE FUNCTION "audit_statement"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  keys text[] := string_to_array(TG_ARGV[0], ',');
  shown text[] := string_to_array(TG_ARGV[1], ',');
  ignored text[] := string_to_array(TG_ARGV[2], ',');
  entries jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(jsonb_build_object('key', "audit_pick"(j, keys), 'after', "audit_pick"(j, shown)))
      INTO entries FROM (SELECT to_jsonb(t) AS j FROM "new_rows" t) AS given;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(jsonb_build_object('key', "audit_pick"(j, keys), 'before', "audit_pick"(j, shown)))
      INTO entries FROM (SELECT to_jsonb(t) AS j FROM "old_rows" t) AS given;
  ELSE
    SELECT jsonb_agg(jsonb_build_object(
        'key', "key", 'changed', to_jsonb("changed"),
        'before', "audit_pick"("row_before", ARRAY(SELECT unnest("changed") INTERSECT SELECT unnest(shown))),
        'after', "audit_pick"("row_after", ARRAY(SELECT unnest("changed") INTERSECT SELECT unnest(shown)))))
      INTO entries
      FROM (SELECT "audit_pick"(to_jsonb(t), keys) AS "key", to_jsonb(t) AS "row_before" FROM "old_rows" t) AS was
      JOIN (SELECT "audit_pick"(to_jsonb(t), keys) AS "key", to_jsonb(t) AS "row_after" FROM "new_rows" t) AS became USING ("key"),
      LATERAL (SELECT array_agg("name" ORDER BY "name") AS "changed" FROM jsonb_object_keys("row_after") AS "name"
        WHERE "row_after" -> "name" IS DISTINCT FROM "row_before" -> "name" AND "name" <> ALL (ignored)) AS compared
      WHERE "changed" IS NOT NULL;
  END IF;
  IF entries IS NOT NULL THEN
    INSERT INTO "audit_entry" ("subject", "operation", "details")
      VALUES (TG_TABLE_NAME, lower(TG_OP)::"audit_operation", entries::text);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "audit_table"("name" text, "keys" text, "shown" text, "ignored" text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  arguments text := format('(%L, %L, %L)', "keys", "shown", 'version,' || "ignored");
BEGIN
  EXECUTE format('CREATE TRIGGER "%s_audit_insert" AFTER INSERT ON %I REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "audit_statement"%s', "name", "name", arguments);
  EXECUTE format('CREATE TRIGGER "%s_audit_update" AFTER UPDATE ON %I REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "audit_statement"%s', "name", "name", arguments);
  EXECUTE format('CREATE TRIGGER "%s_audit_delete" AFTER DELETE ON %I REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "audit_statement"%s', "name", "name", arguments);
END $$;

-- Every table but the outbox and the log. A column of people or of free text is never among those shown.
SELECT "audit_table"('district', 'id', 'name,kind,valid_from,valid_to');
SELECT "audit_table"('district_successor', 'predecessor_id,successor_id', '');
SELECT "audit_table"('university', 'id', 'name,valid_from,valid_to,successor_id,supervisor_degree_years,supervisor_course_required');
SELECT "audit_table"('field', 'id', 'name');
SELECT "audit_table"('travel_time', 'home_area,district_id', 'minutes');
SELECT "audit_table"('term', 'id', 'phase,target,max_travel_minutes,starts_on,ends_on,offers_due_on,confirm_due_on');
SELECT "audit_table"('phase_move', 'id', 'term_id,from,to');
SELECT "audit_table"('term_share', 'term_id,university_id', 'places,guarantee');
SELECT "audit_table"('term_district', 'term_id,district_id', 'minimum,maximum,answered_at');
SELECT "audit_table"('unit', 'id', 'district_id,name');
SELECT "audit_table"('supervisor', 'id', 'district_id');
SELECT "audit_table"('supervisor_exception', 'supervisor_id,university_id', '');
SELECT "audit_table"('offer', 'id', 'term_id,unit_id,field_id,places,supervisor_id,from_on,to_on,requires,provides,withdrawn_at');
SELECT "audit_table"('offer_university', 'offer_id,university_id', '');
SELECT "audit_table"('student', 'id', 'term_id,university_id,withdrawn_at');
SELECT "audit_table"('wish', 'student_id', '');
SELECT "audit_table"('block', 'student_id', '');
SELECT "audit_table"('together', 'student_id,other_id', '');
SELECT "audit_table"('matching_run', 'id', 'term_id,policy,engine,status,chosen_at');
-- A placement's state follows its events, which are logged.
SELECT "audit_table"('placement', 'id', 'term_id,student_id,offer_id,run_id', 'state,active');
SELECT "audit_table"('placement_event', 'id', 'placement_id,kind,supervisor_id');
SELECT "audit_table"('occasion', 'uid', 'placement_id,kind,sequence,status,start_at,end_at,from_on,to_on', 'changed_at');
SELECT "audit_table"('person', 'id', '');
SELECT "audit_table"('role', 'id', 'person_id,kind,district_id,university_id,valid_from,valid_to');
SELECT "audit_table"('access_link', 'id', 'purpose,person_id,student_id,expires_at,revoked_at');
SELECT "audit_table"('session', 'id', 'person_id,expires_at,revoked_at');
SELECT "audit_table"('import_batch', 'id', 'term_id,kind,sha256,added,changed,unchanged,gone');
SELECT "audit_table"('outbox_message', 'id', 'status', 'attempts,next_attempt_at,leased_until,failure,text,html,sent_at');
