-- The lottery is fair because its seed was committed to by hash before the data were in: nobody may change it afterwards.
CREATE FUNCTION term_seed_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seed IS DISTINCT FROM OLD.seed THEN
    RAISE EXCEPTION 'the seed of a term can never be changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER term_seed_stands BEFORE UPDATE OF seed ON "term"
  FOR EACH ROW EXECUTE FUNCTION term_seed_stands();
