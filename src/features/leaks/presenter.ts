import type { z } from 'zod'
import type { LeakRow } from './repository.ts'
import type { leaksContract } from './schema.ts'

type LeakView = z.output<(typeof leaksContract)['GET /api/leaks']['response']>['leaks'][number]

export function presentLeak(row: LeakRow, open: ReadonlySet<string>) {
  const { id, firstAt, lastAt, times, channel, via, kinds, fingerprints, person } = row
  return {
    id,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    times,
    channel: channel as LeakView['channel'],
    via,
    kinds: kinds as LeakView['kinds'],
    student: ownerOf(row),
    by: person?.name ?? null,
    hasNamesake: fingerprints.every(one => open.has(one)),
    allowed:
      row.allowedAt && row.allowedBy ? { at: row.allowedAt.toISOString(), by: row.allowedBy.name } : null,
  }
}

/** By the pseudonym, with the university and term by which it is found. */
function ownerOf({ student, auscultant }: LeakRow): LeakView['student'] {
  if (student) return student
  if (!auscultant) throw new Error('A stop is nobody’s')
  const { number, pilot } = auscultant
  return { number, ...pilot }
}
