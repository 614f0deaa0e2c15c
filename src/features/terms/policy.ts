import type { Transaction } from '../../adapters/db/database.ts'
import { acceptsChanges, acceptsData } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import { findTerm, type Term } from './repository.ts'

/** The term, if its offers and students may be changed now (S3). Nobody may change them in another phase, central either. */
export async function requireTermAcceptingData(tx: Transaction, termId: string): Promise<Term> {
  const term = await findTerm(tx, termId)
  if (!term) throw refusal('notFound')
  if (!acceptsData(term.phase)) throw new AppError('phaseRefuses', { phase: term.phase })
  return term
}

/** The term, if a single offer or student may be changed now (S3, S8): not a draft, and not one that is closed. */
export async function requireTermAcceptingChanges(tx: Transaction, termId: string): Promise<Term> {
  const term = await findTerm(tx, termId)
  if (!term) throw refusal('notFound')
  if (!acceptsChanges(term.phase)) throw new AppError('phaseRefuses', { phase: term.phase })
  return term
}

/** Refuses a period of which one day is missing, or that ends before it has begun. Without both it is the term's. */
export function refuseWrongPeriod({ fromOn, toOn }: { fromOn: string | null; toOn: string | null }): void {
  if (fromOn === null && toOn === null) return
  if (fromOn === null || toOn === null || fromOn >= toOn) throw refusal('periodIncomplete')
}

/** Refuses a period without a day in the term: nobody of the term could be there. */
export function refusePeriodOutside(
  { startsOn, endsOn }: Term,
  { fromOn, toOn }: { fromOn: string | null; toOn: string | null },
): void {
  if (fromOn === null || toOn === null) return
  if (toOn < startsOn || fromOn > endsOn) throw new AppError('periodOutsideTerm', { startsOn, endsOn })
}
