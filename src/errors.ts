import type { PilotPhase } from './domain/auscultation/pilot-phases.ts'
import type { Phase } from './domain/terms/phases.ts'

export type ReferenceKind =
  | 'district'
  | 'university'
  | 'field'
  | 'student'
  | 'homeArea'
  | 'teacher'
  | 'venue'
  | 'module'
  | 'pass'
  | 'group'

/** The refusals that the program can answer with: a stable code, its HTTP status, and the values its sentence names. */
export interface ErrorCases {
  invalidInput: Record<string, never>
  notSignedIn: Record<string, never>
  linkInvalid: Record<string, never>
  forbidden: Record<string, never>
  missingRequestedWith: Record<string, never>
  notFound: Record<string, never>
  tooManyRequests: Record<string, never>
  bodyTooLarge: Record<string, never>
  malformedBody: Record<string, never>
  internal: Record<string, never>
  changedMeanwhile: Record<string, never>
  termExists: { id: string }
  sharesDoNotAddUp: { sum: number; target: number }
  unknownReference: { what: ReferenceKind; value: string }
  boundsCross: { minimum: number; maximum: number }
  guaranteeAboveShare: { university: string; guarantee: number; places: number }
  termSettled: { phase: Phase }
  periodIncomplete: Record<string, never>
  periodOutsideTerm: { startsOn: string; endsOn: string }
  moveRefused: { obstacle: string }
  phaseRefuses: { phase: Phase }
  studentExists: { number: string }
  protectedHasNoName: Record<string, never>
  nameRequired: Record<string, never>
  studentPlaced: Record<string, never>
  studentKeepsUniversity: Record<string, never>
  togetherWithSelf: Record<string, never>
  wishNamesNothing: { number: number }
  supervisorUnqualified: { name: string; university: string; isNamedOnOffer: boolean }
  wishRepeated: { number: number; earlier: number }
  groupTooLarge: { students: number; most: number }
  supervisorRequired: { unit: string }
  supervisorDiffers: {
    name: string
    email: string | null
    degreeYear: number | null
    hasSupervisorCourse: boolean | null
  }
  supervisorExists: { name: string }
  placementAnswered: Record<string, never>
  placementNotPublished: Record<string, never>
  placementNotBegun: Record<string, never>
  causeNotYours: Record<string, never>
  reasonRequired: Record<string, never>
  studentPlacedKeepsPeriod: Record<string, never>
  offerInUse: Record<string, never>
  repairApplied: Record<string, never>
  repairNotApplicable: Record<string, never>
  repairOutdated: Record<string, never>
  runFinished: Record<string, never>
  runNotChoosable: Record<string, never>
  runOutdated: Record<string, never>
  runNotOptimal: Record<string, never>
  runHasNoResult: Record<string, never>
  analysisFailed: { sentence: string }
  requestAbandoned: Record<string, never>
  /** R12: the numbers of the rules that the pin breaks, and what they say. */
  pinBreaksRules: { rules: readonly string[]; sentence: string }
  pinDoesNotHold: { rules: readonly string[] }
  pinRemoved: Record<string, never>
  importFile: { sentence: string }
  importFileFaults: { count: number }
  importFaulty: { count: number }
  importChangedMeanwhile: Record<string, never>
  occasionEndsBeforeStart: Record<string, never>
  occasionOutsidePeriod: { fromOn: string; toOn: string }
  occasionCancelled: Record<string, never>
  offerTaken: Record<string, never>
  mailNotDead: Record<string, never>
  remindedToday: Record<string, never>
  personExists: { email: string }
  personWithoutRole: Record<string, never>
  roleScope: Record<string, never>
  roleHeld: Record<string, never>
  roleEnded: Record<string, never>
  lastCentral: Record<string, never>
  lastDayPassed: { on: string }
  pilotNameTaken: { name: string }
  pilotPhaseRefuses: { phase: PilotPhase }
  weekUnknown: { week: string }
  pilotDaysCross: Record<string, never>
  passesWrong: Record<string, never>
  groupsWithoutStudents: { district: string }
  pilotDistrictInUse: { name: string }
  venueExists: { name: string }
  hostExists: Record<string, never>
  hostNotPlaced: Record<string, never>
  hostIdentity: Record<string, never>
  absenceOutside: { on: string }
  pilotNotReady: { sentence: string }
  planNotChoosable: Record<string, never>
  planOutdated: Record<string, never>
  changeBreaks: { sentences: string }
  sessionLocked: Record<string, never>
  evaluationNotOpen: Record<string, never>
  evaluationAnswered: Record<string, never>
  attendanceTooEarly: { on: string }
  /** P2: what was to be sent holds a protected person's name or address. */
  protectedValue: Record<string, never>
  noNamesake: Record<string, never>
  erasureHindered: { obstacle: 'placementUnderWay' | 'supervising' | 'lastCentral' }
  secondFactorNeeded: Record<string, never>
  secondFactorExists: Record<string, never>
  secondFactorMissing: Record<string, never>
  secondFactorOwn: Record<string, never>
  secondFactorUnreadable: Record<string, never>
  codeWrong: Record<string, never>
  codesPaused: { minutes: number }
  signInDeclined: { provider: string }
  signInStale: Record<string, never>
  signInUnavailable: { provider: string }
  signInUntrusted: { provider: string }
  signInNoAccess: { provider: string }
  signInEmailUnverified: { provider: string }
  signInAddressTaken: { provider: string }
}

export type ErrorCode = keyof ErrorCases

/** Mapped once, here. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalidInput: 422,
  notSignedIn: 401,
  linkInvalid: 401,
  forbidden: 403,
  missingRequestedWith: 403,
  notFound: 404,
  tooManyRequests: 429,
  bodyTooLarge: 413,
  malformedBody: 400,
  internal: 500,
  changedMeanwhile: 409,
  termExists: 409,
  sharesDoNotAddUp: 422,
  unknownReference: 422,
  boundsCross: 422,
  guaranteeAboveShare: 422,
  termSettled: 409,
  periodIncomplete: 422,
  periodOutsideTerm: 422,
  moveRefused: 409,
  phaseRefuses: 409,
  studentExists: 409,
  protectedHasNoName: 422,
  nameRequired: 422,
  studentPlaced: 409,
  studentKeepsUniversity: 422,
  togetherWithSelf: 422,
  wishNamesNothing: 422,
  wishRepeated: 422,
  groupTooLarge: 422,
  supervisorUnqualified: 422,
  supervisorRequired: 422,
  supervisorDiffers: 409,
  supervisorExists: 409,
  placementAnswered: 409,
  placementNotPublished: 409,
  placementNotBegun: 409,
  causeNotYours: 403,
  reasonRequired: 422,
  studentPlacedKeepsPeriod: 409,
  offerInUse: 409,
  repairApplied: 409,
  repairNotApplicable: 409,
  repairOutdated: 409,
  runFinished: 409,
  runNotChoosable: 409,
  runOutdated: 409,
  runNotOptimal: 409,
  runHasNoResult: 409,
  analysisFailed: 503,
  // Nobody reads it: the caller has hung up.
  requestAbandoned: 499,
  pinBreaksRules: 422,
  pinDoesNotHold: 409,
  pinRemoved: 409,
  importFile: 422,
  importFileFaults: 422,
  importFaulty: 422,
  importChangedMeanwhile: 409,
  occasionEndsBeforeStart: 422,
  occasionOutsidePeriod: 422,
  occasionCancelled: 409,
  offerTaken: 409,
  mailNotDead: 409,
  remindedToday: 409,
  personExists: 409,
  personWithoutRole: 409,
  roleScope: 422,
  roleHeld: 409,
  roleEnded: 409,
  lastCentral: 409,
  lastDayPassed: 422,
  pilotNameTaken: 409,
  pilotPhaseRefuses: 409,
  weekUnknown: 422,
  pilotDaysCross: 422,
  passesWrong: 422,
  groupsWithoutStudents: 422,
  pilotDistrictInUse: 409,
  venueExists: 409,
  hostExists: 409,
  hostNotPlaced: 422,
  hostIdentity: 422,
  absenceOutside: 422,
  pilotNotReady: 409,
  planNotChoosable: 409,
  planOutdated: 409,
  changeBreaks: 409,
  sessionLocked: 409,
  evaluationNotOpen: 409,
  evaluationAnswered: 409,
  attendanceTooEarly: 409,
  protectedValue: 409,
  noNamesake: 409,
  erasureHindered: 409,
  secondFactorNeeded: 403,
  secondFactorExists: 409,
  secondFactorMissing: 409,
  secondFactorOwn: 409,
  secondFactorUnreadable: 409,
  codeWrong: 422,
  codesPaused: 429,
  signInDeclined: 401,
  signInStale: 401,
  signInUnavailable: 503,
  signInUntrusted: 502,
  signInNoAccess: 403,
  signInEmailUnverified: 403,
  signInAddressTaken: 409,
}

/** The field that a refusal is about, where it is always the same one: the form shows the sentence there. */
const FIELD: Readonly<Partial<Record<ErrorCode, string>>> = {
  termExists: 'id',
  periodOutsideTerm: 'fromOn',
  studentExists: 'number',
  togetherWithSelf: 'togetherWith',
  codeWrong: 'code',
}

/** Where in the input a fault lies; `path` as in `shares.0.places`. */
export interface FieldFault {
  readonly path: string
  readonly text: string
}

/** A refusal that the user can understand and, mostly, remedy. Everything else that is thrown is a bug: 500. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly values: ErrorCases[Code]
  readonly fields: readonly FieldFault[]

  constructor(code: Code, values: ErrorCases[Code], fields: readonly FieldFault[] = []) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.values = values
    this.fields = fields
  }

  get status(): number {
    return STATUS[this.code]
  }

  /** The field that the refusal's own sentence belongs to, if it belongs to one. */
  get field(): string | undefined {
    return FIELD[this.code]
  }
}

/** A refusal whose sentence names nothing. */
export function refusal(
  code: { [C in ErrorCode]: ErrorCases[C] extends Record<string, never> ? C : never }[ErrorCode],
) {
  return new AppError(code, {})
}

/** What may be logged of something thrown: its name, a code and where; never its message, which can quote data. */
export function faultOf(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  const code = 'code' in thrown ? String(thrown.code) : undefined
  const stack = thrown.stack?.split('\n').filter(line => line.startsWith('    at '))
  return { name: thrown.name, code, stack }
}
