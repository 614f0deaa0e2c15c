/** Below these the keys are data (fields of the organisation, districts, columns in the log), not the contract's. */
const KEYED_BY_DATA = /(^|\.)(offeredPerField|travelMinutes|key|before|after)$/

/** Paths of everything in an answer, such as `offers[].supervisor.name`; a list is its own path when it is empty. */
export function fieldsOf(answer: unknown): string[] {
  return [...new Set(pathsIn(answer, ''))].sort()
}

function pathsIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path}[]`] : value.flatMap(item => pathsIn(item, `${path}[]`))
  }
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, member]) =>
    pathsIn(member, `${path}${path && '.'}${KEYED_BY_DATA.test(path) ? '*' : key}`),
  )
}

type Fields = readonly string[]

const list = (text: string): Fields => text.trim().split(/\s+/)
const at = (path: string, fields: Fields): Fields => fields.map(field => `${path}.${field}`)

export const NOTHING: Fields = ['']
const NAMED = list('id name')

const PERSON = ['step', ...at('person', list('id name email language'))]
const inRole = (district: Fields, university: Fields) => [
  ...PERSON,
  ...at('roles[]', ['kind', ...district, ...university]),
]
export const SESSION_OF_DISTRICT = inRole(at('district', NAMED), ['university'])
export const SESSION_OF_UNIVERSITY = inRole(['district'], at('university', NAMED))
export const SESSION_OF_CENTRAL = inRole(['district'], ['university'])
export const SESSION_WITHOUT_ROLES = [...PERSON, 'roles[]']

export const PROVIDERS = at('providers[]', list('id label'))
export const SECOND_FACTOR = list('since recoveryCodesLeft isRequired')
export const FACTOR_KEY = list('key address')

export const WORK = at('work[]', list('id kind stage stageAt done total'))
export const NO_WORK = list('work[]')
export const SESSIONS = at('sessions[]', list('id createdAt lastSeenAt expiresAt isCurrent'))

export const REFERENCE = [
  ...at('districts[]', [...NAMED, 'kind']),
  ...at('universities[]', NAMED),
  ...at('fields[]', NAMED),
  'homeAreas[]',
]

const TERM_SUMMARY = list('id phase target startsOn endsOn')
const SHARES = at('shares[]', list('universityId places guarantee'))
const BOUNDS = at('bounds[]', list('districtId minimum maximum'))
const MOVES = at('moves[]', list('from to at by'))
const ALLOWED_MOVES = at('allowedMoves[]', list('to blockedBy'))
const TERM_MEMBERS = [...TERM_SUMMARY, ...list('version maxTravelMinutes offersDueOn confirmDueOn')]
export const TERMS = at('terms[]', TERM_SUMMARY)
const FACTS = at('facts', list('students unansweredProposals confirmedPlacements'))
export const TERM = [...TERM_MEMBERS, ...SHARES, ...BOUNDS, ...MOVES, ...ALLOWED_MOVES, ...FACTS]
export const NEW_TERM = [...TERM_MEMBERS, ...SHARES, 'bounds[]', 'moves[]', ...ALLOWED_MOVES, ...FACTS]
/** What only central may move the term by is not there for the others. */
const NOT_CENTRAL = list('allowedMoves[] facts')
export const TERM_OF_DISTRICT = [...TERM_MEMBERS, 'shares[]', ...BOUNDS, ...MOVES, ...NOT_CENTRAL]
export const TERM_OF_UNIVERSITY = [...TERM_MEMBERS, ...SHARES, 'bounds[]', ...MOVES, ...NOT_CENTRAL]

const BOARD_DISTRICTS = at('districts[]', [
  ...NAMED,
  ...list('latitude longitude answeredAt offered offeredPerField.* placed confirmed completed'),
])
const BOARD_UNIVERSITIES = at('universities[]', [...NAMED, ...list('share students withoutWishes')])
const BOARD_SUMS = ['target', 'offered', ...at('fields[]', [...NAMED, ...list('offered firstWishes')])]
export const BOARD = [...BOARD_SUMS, ...BOARD_DISTRICTS, ...BOARD_UNIVERSITIES]
export const BOARD_OF_DISTRICT = [...BOARD_SUMS, ...BOARD_DISTRICTS, 'universities[]']
export const BOARD_OF_UNIVERSITY = [...BOARD_SUMS, 'districts[]', ...BOARD_UNIVERSITIES]

export const SUPERVISOR = list('id name email degreeYear hasSupervisorCourse')
export const SUPERVISORS = at('supervisors[]', SUPERVISOR)
const REGISTERED = [...SUPERVISOR, ...list('places district.id district.name refusedBy[]')]
export const REGISTER = ['terms[]', ...at('supervisors[]', [...REGISTERED, 'students[]'])]
/** One person's load is their own district's to see. */
export const REGISTER_OF_ALL = ['terms[]', ...at('supervisors[]', [...REGISTERED, 'students'])]
const OWN_RULES = at('rules[]', list('id name supervisorDegreeYears supervisorCourseRequired'))
export const NO_UNQUALIFIED = [...OWN_RULES, 'supervisors[]']
const UNQUALIFIED = list('supervisorId name districtName degreeYear hasSupervisorCourse universityId')
export const UNQUALIFIED_SUPERVISORS = [...OWN_RULES, ...at('supervisors[]', [...UNQUALIFIED, 'exception'])]
export const EXCEPTED_SUPERVISORS = [
  ...OWN_RULES,
  ...at('supervisors[]', [...UNQUALIFIED, 'exception.by', 'exception.at']),
]
export const OFFER = [
  ...list('id version districtId districtName unit fieldId fieldName places fromOn toOn comment'),
  ...list('requires[] provides[] universityIds[] unqualifiedFor[]'),
  ...at('supervisor', SUPERVISOR),
]
export const OFFERS = at('offers[]', OFFER)

/** With blocks (R10): whoever gets these may see that there is one. */
export const STUDENT = [
  ...list(
    'id version universityId number firstName lastName email sex homeArea maxTravelMinutes has[] needs[]',
  ),
  ...list('priority onlyWishes protected fromOn toOn togetherWith[] blockedDistrictIds[] wishedAt outcome'),
  ...at('wishes[]', list('fieldId districtId')),
]
export const STUDENTS = at('students[]', [...STUDENT, 'wishes[]'])

export const IMPORT_PREVIEW = [
  ...list('faults[] ignoredColumns[] notes[] warnings[] digest'),
  ...at('difference', list('added[].label changed[] unchanged gone[].label')),
]
export const IMPORT_OUTCOME = list('added changed unchanged gone')

const RUN_MEMBERS = list('id termId policy engine status startedAt finishedAt chosenAt by placed unplaced')
const CRITERIA = at('criteria[]', list('name sense value'))
const RUN_STUDENT = at('student', list('id label number universityId'))
const OFFER_OF_RUN = list('id districtId districtName unit fieldName')
export const NEW_RUN = [...RUN_MEMBERS, 'criteria[]']
export const RUN_SUMMARY = [...RUN_MEMBERS, ...CRITERIA]
export const RUNS = at('runs[]', RUN_SUMMARY)
export const RUN = [
  ...RUN_SUMMARY,
  ...list('failure proof milliseconds conflicts[]'),
  ...at('placements[]', [...RUN_STUDENT, ...at('offer', OFFER_OF_RUN), ...list('wish travelMinutes')]),
  ...at('unplacedStudents[]', [...RUN_STUDENT, 'because']),
]
export const INSTANCE = [
  ...list('format term seed policy maxTravelMinutes pinned[] previous[]'),
  ...at('universities[]', list('id quota guarantee')),
  ...at('districts[]', list('id minimum maximum')),
  ...at('offers[]', list('id district unit field places from to requires[] provides[] universities[]')),
  ...at('students[]', list('id university from to maxTravelMinutes travelMinutes.* has[] needs[] priority')),
  ...at('students[]', list('onlyWishes together wishes[] wishes[].field wishes[].district')),
  ...at('students[]', list('blocked[] blocked[].district')),
]
export const RESULT = [
  ...list('format engine instance policy status conflicts[] milliseconds.stages[] milliseconds.total'),
  ...CRITERIA,
  ...at('placements[]', list('student offer wish travelMinutes')),
  ...at('unplaced[]', list('student because')),
  ...at('proof', list('kind stages[]')),
]

const EVENTS = at('events[]', list('kind at by reason declineReason'))
const OCCASION = list('id kind status title startAt endAt fromOn toOn location contact text')
export const OCCASIONS = at('occasions[]', [...OCCASION, 'isOnDayOff'])
export const INVITATIONS = [
  'supervisorAccepts',
  ...at('occasions[]', [
    'id',
    ...at('invitations[]', list('recipient status version toldAt delivery answer answeredAt')),
  ]),
]
/** Whom the supervisor receives (P3): no address, no needs, no wish; of the occasions those they are invited to. */
export const SUPERVISOR_PAGE = [
  ...list('name district feedPath'),
  ...at('placements[]', [
    ...list('id term unit field university student fromOn toOn hasEnded accepts occasions[]'),
  ]),
]
export const REPLY = list('language title when location description status answer')
const PLACED_STUDENT = at('student', list('label universityId universityName needs[]'))
const PLACE = at('offer', list('id districtId districtName unit fieldName fromOn toOn'))
const NAMED_SUPERVISOR = at('supervisor', list('id name email'))
const PROPOSAL = ['id', 'state', ...PLACED_STUDENT, ...PLACE, ...EVENTS]
/** What a district needs in order to answer and to receive (P3): no wish number. */
export const PROPOSED_OF_DISTRICT = [
  ...PROPOSAL,
  ...at('offer.supervisor', list('id name email')),
  ...list('supervisor occasions[]'),
]
export const PROPOSED = [...PROPOSED_OF_DISTRICT, 'wish']
export const CONFIRMED_OF_DISTRICT = [
  ...PROPOSAL,
  ...at('offer.supervisor', list('id name email')),
  ...NAMED_SUPERVISOR,
  'occasions[]',
]
export const CONFIRMED = [...CONFIRMED_OF_DISTRICT, 'wish']
export const CONFIRMED_LIST_OF_DISTRICT = at('placements[]', CONFIRMED_OF_DISTRICT)
/** Beside the confirmed one the other district's proposal, which names no supervisor yet. */
export const CONFIRMED_LIST = at('placements[]', [...CONFIRMED, 'supervisor'])
export const PLACEMENT_OF_DISTRICT = [
  ...PROPOSAL,
  ...at('offer.supervisor', list('id name email')),
  ...NAMED_SUPERVISOR,
  ...OCCASIONS,
]
export const PLACEMENT = [...PLACEMENT_OF_DISTRICT, 'wish']
export const PLACEMENTS_OF_DISTRICT = at('placements[]', PLACEMENT_OF_DISTRICT)
export const PLACEMENTS = at('placements[]', PLACEMENT)
/** The supervisor's name and address, but not degree and course: those are between district and city (P1). */
export const PLACEMENTS_OF_UNIVERSITY = at('placements[]', [
  ...PROPOSAL,
  'offer.supervisor',
  ...NAMED_SUPERVISOR,
  ...OCCASIONS,
  'wish',
])

/** Of a place that was wished for first: nothing is left to explain. */
const EXPLANATION = list('sentences[] notMet[]')
export const REASONS_OF_TERM = at('reasons[]', [
  ...at('student', list('id label number')),
  'placementId',
  ...at('explanation', EXPLANATION),
])
/** A sentence without the student: the placement tells whom it is about. */
export const ARRIVALS = at('arrivals[]', list('placementId sentence'))
export const LOTTERIES = at('lotteries[]', list('termId seedHash seed'))

export const STUDENT_PAGE = [
  ...list('university firstName language feedPath hasCalendar periodForm'),
  ...at('term', list('id startsOn endsOn phase')),
  ...at('placement', list('district unit field supervisor.name supervisor.email')),
  ...at('placement.occasions[]', [...OCCASION, 'answer']),
  ...at('explanation', EXPLANATION),
  'ended',
  'wishes',
]

export const OUTBOX_ITEM =
  list(`id recipient subject language status attempts failure createdAt dueAt sentAt correctedTo
  source.kind source.id source.termId source.number`)
export const OUTBOX_MESSAGE = [...OUTBOX_ITEM, 'text', 'html']
const OUTBOX_STATE = list('delivery redirectedTo quietHours')
export const OUTBOX = [...OUTBOX_STATE, ...at('messages[]', OUTBOX_ITEM)]
export const NO_OUTBOX = [...OUTBOX_STATE, 'messages[]']

export const WHAT_WAITS =
  list(`todayOn failedMail.count failedMail.sinceAt stoppedLeaks.count stoppedLeaks.sinceAt
  failedRuns.count failedRuns.sinceAt pilots[] lastImport offeredBefore[]`)

export const MAIL_PREVIEWS = at(
  'previews[]',
  list('kind reader recipient examples[] subject opening text html'),
)

const ANSWER_STATE = list('term district language expiresAt')
const OPEN_PROPOSAL = list('id student university needs[] unit field fromOn toOn supervisorId')
export const ANSWER = [
  ...ANSWER_STATE,
  ...at('proposals[]', OPEN_PROPOSAL),
  ...at('supervisors[]', NAMED),
  'answered[]',
]
export const ANSWERED = [
  ...ANSWER_STATE,
  ...list('proposals[] supervisors[]'),
  ...at('answered[]', list('unit state by at')),
]
export const WAITING = at(
  'waits[]',
  list('kind ownerId ownerName count sinceOn dueOn lastReminderAt nextReminderOn escalatedAt'),
)

/** Whose data it was stays in ids; nothing personal is in the log. */
export const AUDIT = [
  'next',
  'subjects[]',
  ...at('people[]', NAMED),
  ...at('entries[]', list('id at by by.id by.name via subject operation rowCount')),
  ...at('entries[].rows[]', list('key.* changed[] before.* after.* after.*[]')),
]
export const AUDIT_VERIFICATION = list('entries hash brokenAt')
export const EXPORT_FILE = list('fileName text')

const PERSON_MEMBERS = list('id name email language signedInAt hasSecondFactor isLinked')
const ROLE_MEMBERS = list('id kind validFrom validTo state provider')
export const PERSON_OF_DISTRICT = [
  ...PERSON_MEMBERS,
  ...at('roles[]', [...ROLE_MEMBERS, 'university', ...at('district', NAMED)]),
]
export const PEOPLE = at('people[]', [
  ...PERSON_MEMBERS,
  'roles[]',
  ...at('roles[]', [...ROLE_MEMBERS, 'district', ...at('district', NAMED)]),
  ...at('roles[]', ['university', ...at('university', NAMED)]),
])

const PIN_MEMBERS = list('id reason pinnedAt pinnedBy removedAt removedBy broken[]')
export const PIN = [...PIN_MEMBERS, ...RUN_STUDENT, ...at('offer', OFFER_OF_RUN)]
export const PINS = at('pins[]', PIN)
export const OFFERS_FOR_STUDENT = [
  ...RUN_STUDENT,
  'offerId',
  ...at('offers[]', [...OFFER_OF_RUN, ...list('places taken wish travelMinutes broken[]')]),
]

/** Students whom nothing but a place happens to. */
const AFFECTED = at('affected[]', [
  ...RUN_STUDENT,
  ...list('kind from to.wish'),
  ...at('to.offer', OFFER_OF_RUN),
])
const COMPARED = at('criteria[]', list('name sense before after verdict'))
export const COMPARISON = [
  ...at('a', RUN_SUMMARY),
  ...at('b', RUN_SUMMARY),
  ...COMPARED,
  ...AFFECTED,
  'differences[]',
]
export const WHAT_IF = [...list('status placed unplaced milliseconds conflicts[]'), ...COMPARED, ...AFFECTED]
export const MOVE_PREVIEW = ['isAllowed', 'violations[]', ...at('outcome', WHAT_IF)]
export const WHAT_IF_GROUND = [
  ...list('termId startedAt policy maxTravelMinutes'),
  ...at('offers[]', [...OFFER_OF_RUN, ...list('places taken')]),
  ...at('universities[]', [...NAMED, ...list('quota guarantee placed')]),
  ...at('districts[]', [...NAMED, ...list('minimum maximum placed')]),
  ...at('fields[]', NAMED),
  ...at('students[]', list('id label number universityId offerId isPinned')),
]
export const REASONS_OF_RUN = [
  'isFinal',
  ...at('reasons[]', ['studentId', ...at('explanation', EXPLANATION)]),
]

const STATISTICS = list('students placed atWish[] outside worstWish averageMinutes longestMinutes')
/** Too few of a sex to tell of them (P7). */
export const FORESEEN = list('conflicts[]')

export const POLICIES = [
  'draws',
  ...at('outcomes[]', [...list('way isProved sexes[]'), ...at('all', STATISTICS)]),
  ...at('outcomes[].universities[]', ['universityId', ...at('statistics', STATISTICS)]),
]
export const WORTH = at('worths[]', list('districtId districtName fieldName places more[] less less[]'))

const REPAIRED = list('id policy status startedAt by appliedAt failure isCurrent held kept conflicts[]')
const WITHOUT_PLACE = ['freePlaces', ...at('withoutPlace[]', [...RUN_STUDENT, ...list('last isLate')])]
export const NEW_REPAIR = [
  ...WITHOUT_PLACE,
  ...at('repair', [...REPAIRED, ...list('moved[] placed[] lost[] unplaced[] criteria[]')]),
]
export const REPAIRS = [
  ...WITHOUT_PLACE,
  ...at('repair', [
    ...REPAIRED,
    ...list('moved[] lost[]'),
    ...at('placed[]', [...RUN_STUDENT, 'wish', ...at('to', list('districtName unit fieldName'))]),
    ...at('unplaced[]', [...RUN_STUDENT, 'because']),
    ...at('criteria[]', list('name sense before after')),
  ]),
]

const CELLS = list('requested matched confirmed published completed interrupted cancelled underWay').flatMap(
  stage => at(`cells.${stage}`, list('all bySex[]')),
)
const T2_MEMBERS = list('termId target asOf sexGroups[][]')
const T2_DISTRICTS = at('districts[]', [...NAMED, ...list('offered unused'), ...CELLS])
const T2_UNIVERSITIES = at('universities[]', [...NAMED, 'share', ...CELLS])
const T2_CITY = at('city', [
  'offered',
  'unused',
  ...CELLS,
  ...at('reasons[]', list('reason places')),
  'declines[]',
])
const T2_REPORT = [...T2_MEMBERS, ...T2_CITY, ...T2_DISTRICTS, ...T2_UNIVERSITIES]
const T2_BESIDE = list('earlier[] frozen[] isOpen')
export const T2 = [...at('report', T2_REPORT), ...T2_BESIDE, 'comment[]']
export const T2_OF_DISTRICT = [
  ...at('report', [...T2_MEMBERS, 'city', ...T2_DISTRICTS, 'universities[]']),
  ...T2_BESIDE,
  'comment[]',
]
export const T2_OF_UNIVERSITY = [
  ...at('report', [...T2_MEMBERS, 'city', 'districts[]', ...T2_UNIVERSITIES]),
  ...T2_BESIDE,
  'comment[]',
]
export const T2_FROZEN = [
  ...at('frozen', list('id termId at by asOf digest')),
  ...at('report', T2_REPORT),
  ...list('isReproduced isIntact correction comment[]'),
]
export const FILE_IN_BASE64 = list('fileName base64')
export const OPEN_DATA = ['isOpen']

const LOAD = [
  ...NAMED,
  ...list('offered placed units'),
  ...at('supervisors', list('active beginners resting most threeInARow')),
]
const EQUAL_TERMS_MEMBERS = [...at('districts[]', LOAD), ...list('terms[] permutations')]
export const EQUAL_TERMS_OF_DISTRICT = [
  ...EQUAL_TERMS_MEMBERS,
  ...at('ownSupervisors[]', list('name students[]')),
  'comparisons',
]
export const EQUAL_TERMS = [
  ...EQUAL_TERMS_MEMBERS,
  'ownSupervisors[]',
  ...at('comparisons[]', list('measure grouping groups[] isLargerThanChance p')),
]
const ANSWERS = at(
  'answers[]',
  list(
    'districtId name proposals confirmed medianDays p90Days declined silent placeGone studentLeft colleagues',
  ),
)
const WHY = list('declines[] refusals[]')
const ASKED = list('termId rows[].name rows[].asked rows[].offered rows[].unused')
export const SUPPLY_OF_DISTRICT = [...list('fields[] districts[]'), ...ANSWERS, ...WHY]
export const SUPPLY = [...at('fields[]', ASKED), ...at('districts[]', ASKED), ...ANSWERS, ...WHY]
const MEETING_MEMBERS = list('ownAnswer isInvited includesTeachers outdated')
const MEETING = [...at('meeting', [...OCCASION, 'isOnDayOff']), ...MEETING_MEMBERS]
export const NETWORK_MEETING = [...MEETING, 'invitations[]']
export const NETWORK_MEETING_OF_CENTRAL = [
  ...MEETING,
  ...at('invitations[]', list('name organisation status version toldAt delivery answer answeredAt')),
]
export const MATERIALS = at('materials[]', list('id title url owner reviewOn isOverdue'))
