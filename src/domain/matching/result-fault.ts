import type { Violation } from './violation.ts'

/** What can keep a run from giving a result. The codes are stable. */
export type ResultFaultCode =
  /** A result was made, but the checker or the certificate found violations in it. */
  | 'resultDoesNotHold'
  /** Time ran out before any plan was found that obeys all rules. */
  | 'noPlanInTime'
  /** No plan obeys the rules, but the proof of it is too large to be written. */
  | 'proofTooLarge'

/** A run ended without a result. */
export class ResultFault extends Error {
  override readonly name = 'ResultFault'
  readonly code: ResultFaultCode
  readonly violations: readonly Violation[]

  constructor(code: ResultFaultCode, message: string, violations: readonly Violation[] = []) {
    super(message)
    this.code = code
    this.violations = violations
  }
}
