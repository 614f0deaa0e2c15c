-- Placing a student touches the rows of the offer and the student without changing them, to hold them (R1, R2): that is no
-- news, and a university must not hear that its students are being proposed before it may see it (S7).
DROP TRIGGER "offer_told" ON "offer";
DROP TRIGGER "student_told" ON "student";

CREATE FUNCTION "tell_changed_offers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'offers', 'districtIds', jsonb_build_array("district_id")))
  FROM (
    SELECT DISTINCT "unit"."district_id" FROM "told" JOIN "was" ON "was"."id" = "told"."id"
    JOIN "unit" ON "unit"."id" = "told"."unit_id" WHERE "told".* IS DISTINCT FROM "was".*) "owners";
  RETURN NULL;
END $$;
CREATE TRIGGER "offer_told" AFTER UPDATE ON "offer" REFERENCING OLD TABLE AS "was" NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_offers"();

CREATE FUNCTION "tell_changed_students"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'students', 'universityIds', jsonb_build_array("university_id")))
  FROM (
    SELECT DISTINCT "told"."university_id" FROM "told" JOIN "was" ON "was"."id" = "told"."id"
    WHERE "told".* IS DISTINCT FROM "was".*) "owners";
  RETURN NULL;
END $$;
CREATE TRIGGER "student_told" AFTER UPDATE ON "student" REFERENCING OLD TABLE AS "was" NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_students"();

-- Triggers fire in the order of their names: the placement's state must have followed its events before anybody is told.
DROP TRIGGER "placement_event_told" ON "placement_event";
CREATE TRIGGER "placement_told" AFTER INSERT ON "placement_event" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_placements"();
