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
  requestKeyReused: Record<string, never>
  requestAlreadyDone: Record<string, never>
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
  wishesClosed: {}
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
  erasureHindered: {
    obstacle: 'placementUnderWay' | 'auscultating' | 'supervising' | 'hosting' | 'lastCentral'
  }
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
