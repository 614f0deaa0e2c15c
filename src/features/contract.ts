import type { z } from 'zod'
import { answersContract } from './answers/schema.ts'
import { analysisContract } from './analysis/schema.ts'
import { auditContract } from './audit/schema.ts'
import { auscultantsContract } from './auscultants/schema.ts'
import { endingsContract } from './endings/schema.ts'
import { equalTermsContract } from './equal-terms/schema.ts'
import { feedsContract } from './feeds/schema.ts'
import { importsContract } from './imports/schema.ts'
import { invitationsContract } from './invitations/schema.ts'
import { leaksContract } from './leaks/schema.ts'
import { liveContract } from './live/schema.ts'
import { lotteriesContract } from './lotteries/schema.ts'
import { mailPreviewsContract } from './mail-previews/schema.ts'
import { networkMeetingsContract } from './network-meetings/schema.ts'
import { offersContract } from './offers/schema.ts'
import { outboxContract } from './outbox/schema.ts'
import { peopleContract } from './people/schema.ts'
import { auscultationPageContract } from './auscultation-page/schema.ts'
import { pilotAttendanceContract } from './pilot-attendance/schema.ts'
import { pilotCopiesContract } from './pilot-copies/schema.ts'
import { pilotEvaluationsContract } from './pilot-evaluations/schema.ts'
import { pilotReportsContract } from './pilot-reports/schema.ts'
import { pilotHostsContract } from './pilot-hosts/schema.ts'
import { pilotPlansContract } from './pilot-plans/schema.ts'
import { pilotSessionsContract } from './pilot-sessions/schema.ts'
import { pilotVenuesContract } from './pilot-venues/schema.ts'
import { pilotsContract } from './pilots/schema.ts'
import { personalPagesContract } from './personal-pages/schema.ts'
import { personalDataContract } from './personal-data/schema.ts'
import { pinsContract } from './pins/schema.ts'
import { placementOccasionsContract } from './placement-occasions/schema.ts'
import { placementsContract } from './placements/schema.ts'
import { reasonsContract } from './reasons/schema.ts'
import { referenceContract } from './reference/schema.ts'
import { remindersContract } from './reminders/schema.ts'
import { repairsContract } from './repairs/schema.ts'
import { retentionContract } from './retention/schema.ts'
import { runComparisonContract } from './run-comparison/schema.ts'
import { runsContract } from './runs/schema.ts'
import { secondFactorContract } from './second-factor/schema.ts'
import { sessionContract } from './session/schema.ts'
import { signInContract } from './sign-in/schema.ts'
import { studentPageContract } from './student-page/schema.ts'
import { studentsContract } from './students/schema.ts'
import { supplyContract } from './supply/schema.ts'
import { supervisorExceptionsContract } from './supervisor-exceptions/schema.ts'
import { supervisorPageContract } from './supervisor-page/schema.ts'
import { supervisorsContract } from './supervisors/schema.ts'
import { supportMaterialContract } from './support-material/schema.ts'
import { tableFilesContract } from './table-files/schema.ts'
import { t2Contract } from './term-reports/schema.ts'
import { termsContract } from './terms/schema.ts'
import { todoContract } from './todo/schema.ts'
import { wishFormsContract } from './wish-forms/schema.ts'
import { whatIfContract } from './what-if/schema.ts'

/** What an endpoint takes and gives. The server validates by it; the client takes its types from it. */
export interface Endpoint {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** For what may stand in no address, since addresses are logged on the way. */
  readonly headers?: z.ZodType
  readonly body?: z.ZodType
  /** The body is a file's bytes, as application/octet-stream. */
  readonly raw?: true
  /** A POST that asks and changes nothing: it may be asked as often as anybody likes. */
  readonly asks?: true
  /** The body is a table's rows: some megabytes where others have some hundred kilobytes. */
  readonly isLarge?: true
  readonly response: z.ZodType
}

/** Every endpoint of the API, by method and path. */
export const contract = {
  ...sessionContract,
  ...signInContract,
  ...secondFactorContract,
  ...referenceContract,
  ...termsContract,
  ...offersContract,
  ...supervisorsContract,
  ...supervisorExceptionsContract,
  ...studentsContract,
  ...importsContract,
  ...runsContract,
  ...reasonsContract,
  ...analysisContract,
  ...lotteriesContract,
  ...whatIfContract,
  ...repairsContract,
  ...pinsContract,
  ...runComparisonContract,
  ...placementsContract,
  ...placementOccasionsContract,
  ...endingsContract,
  ...studentPageContract,
  ...wishFormsContract,
  ...supervisorPageContract,
  ...personalPagesContract,
  ...invitationsContract,
  ...outboxContract,
  ...mailPreviewsContract,
  ...answersContract,
  ...remindersContract,
  ...auditContract,
  ...t2Contract,
  ...tableFilesContract,
  ...equalTermsContract,
  ...supplyContract,
  ...supportMaterialContract,
  ...networkMeetingsContract,
  ...feedsContract,
  ...peopleContract,
  ...pilotsContract,
  ...pilotHostsContract,
  ...pilotVenuesContract,
  ...auscultantsContract,
  ...pilotPlansContract,
  ...pilotSessionsContract,
  ...auscultationPageContract,
  ...pilotAttendanceContract,
  ...pilotEvaluationsContract,
  ...pilotReportsContract,
  ...pilotCopiesContract,
  ...leaksContract,
  ...retentionContract,
  ...personalDataContract,
  ...todoContract,
  ...liveContract,
} as const satisfies Record<string, Endpoint>

export type Contract = typeof contract
export type EndpointName = keyof Contract
type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined

export type ParamsOf<N extends EndpointName> = Part<Contract[N], 'params'>
export type QueryOf<N extends EndpointName> = Part<Contract[N], 'query'>
export type HeadersOf<N extends EndpointName> = Part<Contract[N], 'headers'>
export type BodyOf<N extends EndpointName> = Part<Contract[N], 'body'>
export type ResponseOf<N extends EndpointName> = z.output<Contract[N]['response']>
