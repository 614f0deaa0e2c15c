import type { Copy } from '../../copy/copy.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import { countBy } from '../../domain/matching/check-rules.ts'
import { presentAffected } from '../run-comparison/presenter.ts'
import { presentConflicts, presentOffer, presentStudent, type Names } from '../runs/presenter.ts'
import type { RunRow } from '../runs/repository.ts'
import type { Supposition } from './commands.ts'

export function presentSupposition(
  names: Names,
  { after, criteria, affected }: Supposition,
  { storedSentences }: Copy,
) {
  const { instance, result } = after
  return {
    status: result.status,
    placed: result.placements.length,
    unplaced: result.unplaced.length,
    criteria: [...criteria],
    affected: presentAffected(names, instance, affected),
    conflicts: presentConflicts(names, result.conflicts, storedSentences),
    milliseconds: result.milliseconds.total,
  }
}

const { compare } = new Intl.Collator('sv')

/** What there is to change in a run's input, in Swedish order. */
export function presentGround(run: RunRow, { instance, result }: Matching, names: Names) {
  const { placements } = result
  const offerOf = new Map(placements.map(({ student, offer }) => [student, offer]))
  const pinned = new Set(instance.pinned.map(({ student }) => student))
  const taken = countBy(placements, ({ offer }) => offer)
  const districtOf = new Map(instance.offers.map(offer => [offer.id, offer.district]))
  const inDistrict = countBy(placements, ({ offer }) => districtOf.get(offer))
  const universityOf = new Map(instance.students.map(student => [student.id, student.university]))
  const ofUniversity = countBy(placements, ({ student }) => universityOf.get(student))
  return {
    termId: run.termId,
    startedAt: run.startedAt.toISOString(),
    policy: result.policy,
    maxTravelMinutes: instance.maxTravelMinutes,
    offers: instance.offers
      .map(({ id, places }) => ({ ...presentOffer(names, id), places, taken: taken.get(id) ?? 0 }))
      .sort((a, b) => compare(a.districtName, b.districtName) || compare(a.unit, b.unit)),
    universities: instance.universities
      .map(({ id, quota, guarantee }) => ({
        id,
        name: names.universities.get(id)?.name ?? id,
        quota,
        guarantee,
        placed: ofUniversity.get(id) ?? 0,
      }))
      .sort(byName),
    districts: instance.districts
      .map(({ id, minimum, maximum }) => ({
        id,
        name: names.districts.get(id)?.name ?? id,
        minimum,
        maximum,
        placed: inDistrict.get(id) ?? 0,
      }))
      .sort(byName),
    fields: [...names.fields.values()].sort(byName),
    students: instance.students
      .map(({ id }) => ({
        ...presentStudent(names, id),
        offerId: offerOf.get(id) ?? null,
        isPinned: pinned.has(id),
      }))
      .sort((a, b) => compare(a.label, b.label) || compare(a.number, b.number)),
  }
}

const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)
