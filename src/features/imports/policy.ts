import type { z } from 'zod'
import type { Actor } from '../../domain/access/actor.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import { AppError, refusal } from '../../errors.ts'
import type { importKind } from './schema.ts'

export type ImportKind = z.output<typeof importKind>

/** Universities import students of both kinds, districts offers, and the central coordinator everything. */
export function refuseForeignKind(actor: Actor, kind: ImportKind): void {
  const mayImport =
    actor.isCentral ||
    ((kind === 'students' || kind === 'auscultants') && actor.universityIds.length > 0) ||
    (kind === 'offers' && actor.districtIds.length > 0)
  if (!mayImport) throw refusal('forbidden')
}

/**
 * Whose students the file holds. The coordinator of one university need not say; another's university is refused as if
 * it weren't there.
 */
export function universityOf(actor: Actor, universityId: string | undefined, language: Language): string {
  const [own, ...others] = actor.universityIds
  const meant = universityId ?? (actor.isCentral || others.length > 0 ? undefined : own)
  if (meant === undefined)
    throw new AppError('invalidInput', {}, [
      { path: 'query.universityId', text: copyIn[language].imports.universityRequired },
    ])
  if (!actor.isCentral && !actor.universityIds.includes(meant)) throw refusal('notFound')
  return meant
}
