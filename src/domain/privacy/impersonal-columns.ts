const words = (text: string) => text.split(' ')

/** Columns that are about no person. `*` = the whole table. */
export const IMPERSONAL: Readonly<Record<string, readonly string[]>> = {
  district: ['*'],
  district_successor: ['*'],
  university: ['*'],
  field: ['*'],
  travel_time: ['*'],
  term: ['*'],
  term_share: ['*'],
  wish_form: ['*'],
  term_district: ['*'],
  unit: ['*'],
  offer_university: ['*'],
  audit_head: ['*'],
  // Where a support page is kept up, a role or an office: never a person's address.
  support_material: ['*'],
  colleague_count: ['*'],
  offer_event: ['*'],
  open_data: words('term_id is_open changed_at'),
  // Its content is figures that are suppressed for publishing (P7) and the counts behind them.
  t2_report: words('id term_id at as_of bounds content digest'),
  work_lease: words('id held_until kind stage stage_at done total'),
  // Its keys are keyed hashes, gone in a minute.
  attempt: ['*'],
  // Hashes and ids, for a day.
  request_key: ['*'],
  reminder: words('term_id kind due_on step at escalated'),
  student: ['version'],
  phase_move: words('id term_id from to at'),
  offer: words(
    'id term_id unit_id field_id places from_on to_on requires provides import_key withdrawn_at version created_at',
  ),
  matching_run: words(
    'id term_id kind policy engine status placed unplaced criteria started_at finished_at chosen_at applied_at erased_at',
  ),
  import_batch: words('id term_id pilot_id kind sha256 added changed unchanged gone at'),
  outbox_message: words(
    'id message_id urgent status attempts next_attempt_at leased_until created_at sent_at',
  ),
  audit_entry: words('id number at via transaction subject operation previous_hash hash'),
  data_protocol: words('id at kind entries'),
  pilot: ['*'],
  pilot_pass: ['*'],
  pilot_module: ['*'],
  pilot_district: ['*'],
  pilot_group: ['*'],
  pilot_venue: ['*'],
  venue_absence: ['*'],
  session_group: ['*'],
  evaluation_score: ['*'],
  evaluation: words('id pilot_id district_id score'),
  auscultant: ['version'],
  pilot_host: ['version'],
  pilot_move: words('id pilot_id from to at'),
  pilot_choice: words('id pilot_id plan_id at'),
  pilot_plan: words('id pilot_id number kind status previous_id result bounds started_at finished_at'),
  pilot_session: words('id pilot_id key module_id venue_id on passes locked_at outcome removed_at'),
  pilot_note: words('id pilot_id module_id district_id at version'),
}
