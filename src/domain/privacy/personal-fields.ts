/**
 * P4: every field about people, whose it is, what it is for and which rule ends it. A test fails when a column of the database
 * is neither here nor among those that are about nobody (impersonal-columns.ts), so that whoever adds one says what becomes of it.
 */

export type Whose = 'student' | 'auscultant' | 'host' | 'supervisor' | 'coordinator' | 'anyone'
export type Purpose =
  'recognise' | 'reach' | 'match' | 'safety' | 'statistics' | 'explain' | 'trace' | 'access'
export type RuleName =
  | 'sensitive'
  | 'student'
  | 'run'
  | 'freeText'
  | 'host'
  | 'supervisor'
  | 'coordinator'
  | 'mail'
  | 'access'
  | 'stop'
  | 'kept'

export interface Rule {
  /** How long after `from` the data end; null = never, and `why` in the copy says why. */
  readonly after: { readonly months: number } | { readonly days: number } | null
  readonly from: 'termEnd' | 'lastTerm' | 'lastRole' | 'sent' | 'expired' | 'met' | null
  readonly outcome: 'deleted' | 'overwritten' | 'kept'
}

export const RULES: Readonly<Record<RuleName, Rule>> = {
  /** What nobody needs once the students have been where they were: blocks, needs, priority, who goes with whom, times away. */
  sensitive: { after: { months: 1 }, from: 'termEnd', outcome: 'deleted' },
  /** Kept for a year for complaints, certificates and the next term's comparison. */
  student: { after: { months: 12 }, from: 'termEnd', outcome: 'overwritten' },
  run: { after: { months: 12 }, from: 'termEnd', outcome: 'deleted' },
  freeText: { after: { months: 12 }, from: 'termEnd', outcome: 'overwritten' },
  /** A host is of one pilot alone; the next is planned with its evaluation within the year. */
  host: { after: { months: 12 }, from: 'termEnd', outcome: 'overwritten' },
  /** Supervisors come back: two years without one student ends it. */
  supervisor: { after: { months: 24 }, from: 'lastTerm', outcome: 'overwritten' },
  coordinator: { after: { months: 24 }, from: 'lastRole', outcome: 'overwritten' },
  mail: { after: { days: 90 }, from: 'sent', outcome: 'overwritten' },
  access: { after: { days: 90 }, from: 'expired', outcome: 'deleted' },
  stop: { after: { months: 12 }, from: 'met', outcome: 'deleted' },
  /** Ids, times and kinds, which name nobody once the rows they point to are overwritten, and sex for statistics (P7). */
  kept: { after: null, from: null, outcome: 'kept' },
}

export interface PersonalField {
  readonly table: string
  readonly columns: readonly string[]
  readonly whose: Whose
  readonly purpose: Purpose
  readonly rule: RuleName
}

const words = (text: string) => text.split(' ')
const field = (
  table: string,
  columns: string,
  whose: Whose,
  purpose: Purpose,
  rule: RuleName,
): PersonalField => ({ table, columns: words(columns), whose, purpose, rule })

export const PERSONAL_FIELDS: readonly PersonalField[] = [
  field('student', 'number first_name last_name', 'student', 'recognise', 'student'),
  field('student', 'email language', 'student', 'reach', 'student'),
  field(
    'student',
    'home_area max_travel_minutes has only_wishes from_on to_on',
    'student',
    'match',
    'student',
  ),
  field('student', 'needs priority', 'student', 'match', 'sensitive'),
  field('student', 'protected', 'student', 'safety', 'student'),
  field('student', 'sex', 'student', 'statistics', 'kept'),
  field(
    'student',
    'id term_id university_id withdrawn_at created_at erased_at',
    'student',
    'statistics',
    'kept',
  ),
  field('student', 'wishes_asked_at wished_at', 'student', 'trace', 'kept'),
  field('wish', 'student_id position field_id district_id', 'student', 'statistics', 'kept'),
  field('block', 'id student_id district_id unit_id', 'student', 'safety', 'sensitive'),
  field('together', 'student_id other_id', 'student', 'match', 'sensitive'),
  field(
    'protected_fingerprint',
    'id student_id auscultant_id kind fingerprint key_id',
    'student',
    'safety',
    'student',
  ),
  field(
    'leak',
    'id first_at last_at times channel via kinds fingerprints student_id auscultant_id person_id allowed_at allowed_by_id',
    'student',
    'safety',
    'stop',
  ),
  field('matching_run', 'input result failure', 'student', 'match', 'run'),
  field('matching_run', 'person_id', 'coordinator', 'trace', 'kept'),
  field('run_reason', 'run_id student_id reason', 'student', 'explain', 'run'),
  field('pin', 'reason', 'student', 'match', 'sensitive'),
  field(
    'pin',
    'id term_id student_id offer_id pinned_at pinned_by_id removed_at removed_by_id',
    'anyone',
    'trace',
    'kept',
  ),
  field(
    'placement',
    'id term_id student_id offer_id run_id wish state active created_at',
    'student',
    'statistics',
    'kept',
  ),
  field('placement_event', 'reason', 'anyone', 'explain', 'freeText'),
  field(
    'placement_event',
    'id placement_id kind at person_id supervisor_id cause decline_reason',
    'anyone',
    'statistics',
    'kept',
  ),
  field('occasion', 'location title contact text', 'student', 'reach', 'freeText'),
  field(
    'occasion',
    'id placement_id pilot_session_id term_id key kind status start_at end_at from_on to_on changed_at',
    'student',
    'trace',
    'kept',
  ),
  field(
    'invitation',
    'id occasion_id student_id supervisor_id person_id pilot_host_id pilot_student_id uid sequence asked_sequence status period_form changed_at answer answered_sequence answered_at answered_via',
    'anyone',
    'trace',
    'kept',
  ),
  field(
    'invitation_version',
    'invitation_id sequence method at changes start_at end_at from_on to_on message_id',
    'anyone',
    'trace',
    'kept',
  ),
  field(
    'supervisor_answer',
    'id placement_id supervisor_id accepts decline_reason at',
    'supervisor',
    'trace',
    'kept',
  ),
  field('offer', 'comment', 'anyone', 'match', 'freeText'),
  field('offer', 'supervisor_id', 'supervisor', 'match', 'kept'),
  field('supervisor', 'name', 'supervisor', 'recognise', 'supervisor'),
  field('supervisor', 'email', 'supervisor', 'reach', 'supervisor'),
  field('supervisor', 'degree_year has_supervisor_course', 'supervisor', 'match', 'supervisor'),
  field('supervisor', 'id district_id erased_at', 'supervisor', 'statistics', 'kept'),
  field(
    'supervisor_exception',
    'supervisor_id university_id granted_by_id granted_at',
    'anyone',
    'trace',
    'kept',
  ),
  field('person', 'name', 'coordinator', 'recognise', 'coordinator'),
  field('person', 'email language', 'coordinator', 'reach', 'coordinator'),
  field('person', 'id created_at erased_at', 'coordinator', 'trace', 'kept'),
  field(
    'role',
    'id person_id kind district_id university_id valid_from valid_to provider claim_lost',
    'coordinator',
    'trace',
    'kept',
  ),
  field(
    'access_link',
    'id token_hash purpose person_id student_id auscultant_id host_id supervisor_id invitation_id feed_round district_id term_id created_at expires_at single_use revoked_at',
    'anyone',
    'access',
    'access',
  ),
  field(
    'session',
    'id token_hash previous_token_hash rotated_at last_seen_at person_id created_at expires_at revoked_at second_factor_at',
    'coordinator',
    'access',
    'access',
  ),
  field('work_lease', 'person_id', 'coordinator', 'access', 'access'),
  field('phase_move', 'person_id', 'coordinator', 'trace', 'kept'),
  field('import_batch', 'file_name', 'anyone', 'trace', 'freeText'),
  field('import_batch', 'person_id', 'coordinator', 'trace', 'kept'),
  field(
    'outbox_message',
    'recipient subject text html calendar calendar_method content failure language',
    'anyone',
    'reach',
    'mail',
  ),
  field('outbox_message', 'person_id student_id thread in_reply_to digest_id', 'anyone', 'trace', 'kept'),
  field('reminder', 'owner_id person_id', 'coordinator', 'trace', 'kept'),
  field('person_identity', 'id issuer subject linked_at person_id', 'coordinator', 'access', 'coordinator'),
  field(
    'second_factor',
    'person_id sealed_key created_at confirmed_at last_step wrong_codes blocked_until',
    'coordinator',
    'access',
    'coordinator',
  ),
  field('recovery_code', 'id person_id code_hash used_at', 'coordinator', 'access', 'coordinator'),
  field(
    'student_event',
    'id term_id student_id at university_id sex takes_part',
    'student',
    'statistics',
    'kept',
  ),
  field('t2_report', 'person_id', 'coordinator', 'trace', 'kept'),
  field('open_data', 'person_id', 'coordinator', 'trace', 'kept'),
  field('auscultant', 'number first_name last_name', 'auscultant', 'recognise', 'student'),
  field('auscultant', 'email language', 'auscultant', 'reach', 'student'),
  field('auscultant', 'protected', 'auscultant', 'safety', 'student'),
  field('auscultant', 'sex', 'auscultant', 'statistics', 'kept'),
  field(
    'auscultant',
    'id pilot_id district_id group_id evaluated_at withdrawn_at created_at erased_at',
    'auscultant',
    'statistics',
    'kept',
  ),
  field('attendance', 'session_id auscultant_id present marked_at', 'auscultant', 'statistics', 'kept'),
  field('attendance', 'marked_by_id', 'coordinator', 'trace', 'kept'),
  field('pilot_host', 'name', 'host', 'recognise', 'host'),
  field('pilot_host', 'email language', 'host', 'reach', 'host'),
  field(
    'pilot_host',
    'id pilot_id kind district_id student_id person_id maximum_sessions answered_at removed_at erased_at',
    'host',
    'statistics',
    'kept',
  ),
  field('host_module', 'host_id module_id', 'host', 'match', 'kept'),
  field('host_absence', 'host_id on pass_id', 'host', 'match', 'sensitive'),
  // Ids alone, but for when hosts are away, which is what ends.
  field('pilot_plan', 'input', 'host', 'match', 'sensitive'),
  field('pilot_plan', 'reason failure', 'anyone', 'explain', 'freeText'),
  field('pilot_plan', 'person_id', 'coordinator', 'trace', 'kept'),
  field('pilot_choice', 'person_id', 'coordinator', 'trace', 'kept'),
  field('pilot_move', 'person_id', 'coordinator', 'trace', 'kept'),
  field('pilot_session', 'locked_by_id', 'coordinator', 'trace', 'kept'),
  field('session_host', 'session_id host_id', 'host', 'statistics', 'kept'),
  field('pilot_note', 'text', 'anyone', 'explain', 'freeText'),
  field('pilot_note', 'person_id', 'coordinator', 'trace', 'kept'),
  // Whose an evaluation is, is stored nowhere (A13); its free text may still name somebody.
  field('evaluation', 'best better', 'anyone', 'explain', 'freeText'),
  field('audit_entry', 'person_id details', 'anyone', 'trace', 'kept'),
  field('data_protocol', 'subject_id person_id', 'anyone', 'trace', 'kept'),
]
