import type { Actor } from '../../domain/access/actor.ts'
import { evaluationResults, type Evaluated, type Mean } from '../../domain/auscultation/evaluation-results.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import type { PilotRow } from '../pilots/repository.ts'
import type { findNotes } from './repository.ts'

interface Told {
  readonly answers: readonly Evaluated[]
  readonly counted: { readonly asked: number; readonly answered: number }
  readonly notes: Awaited<ReturnType<typeof findNotes>>
}

/** A district's coordinator is shown the whole pilot's means and their own district's, and only its free texts. */
export function presentEvaluation(pilot: PilotRow, { answers, counted, notes }: Told, actor: Actor) {
  return {
    name: pilot.name,
    phase: pilot.phase,
    ...counted,
    modules: pilot.modules.map(({ id, name }) => ({ id, name })),
    results: pilot.phase === 'evaluated' ? presentResults(pilot, answers, actor) : null,
    notes: notes.map(({ id, text, at, person, personId, moduleId, districtId }) => ({
      id,
      text,
      at: at.toISOString(),
      by: person?.name ?? null,
      moduleId,
      districtId,
      isOwn: actor.isCentral || personId === actor.personId,
    })),
  }
}

function presentResults(pilot: PilotRow, answers: readonly Evaluated[], actor: Actor) {
  const receiving = pilot.districts.filter(({ groups }) => groups > 0)
  const results = evaluationResults(
    answers,
    pilot.modules.map(({ id }) => id),
    receiving.map(({ districtId }) => districtId),
  )
  const isOfDistrict = isOnlyOfDistrict(actor)
  const nameOf = (id: string) =>
    shortDistrict(receiving.find(({ districtId }) => districtId === id)?.district.name ?? id)
  return {
    score: results.score,
    modules: presentModules(results.modules),
    best: isOfDistrict ? [] : [...results.best],
    better: isOfDistrict ? [] : [...results.better],
    districts: results.districts
      .filter(({ districtId }) => !isOfDistrict || actor.districtIds.includes(districtId))
      .map(({ districtId, score, modules, best, better }) => ({
        districtId,
        name: nameOf(districtId),
        score,
        modules: presentModules(modules),
        // Elsewhere beside the whole pilot's they would say where each was written.
        best: isOfDistrict ? [...best] : [],
        better: isOfDistrict ? [...better] : [],
      })),
  }
}

/** Neither central's nor the university's reading of the pilot. */
export const isOnlyOfDistrict = ({ isCentral, universityIds, teacherUniversityIds }: Actor): boolean =>
  !isCentral && universityIds.length === 0 && teacherUniversityIds.length === 0

const presentModules = (modules: ReadonlyMap<string, Mean>) =>
  [...modules].map(([moduleId, score]) => ({ moduleId, score }))
