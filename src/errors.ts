import type { ErrorCases } from './error-cases.ts'

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
  requestKeyReused: 422,
  requestAlreadyDone: 409,
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
  wishesClosed: 409,
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
