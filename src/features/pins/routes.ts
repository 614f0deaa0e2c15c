import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import { refusal } from '../../errors.ts'
import { abandoned } from '../../http/abandoned.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { instanceOfTerm, recordShown, requireMatching } from '../runs/commands.ts'
import { findNames } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { pinStudent, previewMove, removePin, requirePin } from './commands.ts'
import { brokenRules } from './policy.ts'
import { presentOffersForStudent, presentPin, presentPreview } from './presenter.ts'
import { findPins, type PinRow } from './repository.ts'

/** Pins name students of every university: they are central's alone. */
const CENTRAL = ['central'] as const

export function pinRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/pins', CENTRAL, async ({ params, language }) => {
    await requireTerm(deps.db, params.termId)
    const pins = await findPins(deps.db, params.termId)
    const names = await findNames(deps.db, params.termId)
    await recordShown(
      deps,
      names,
      pins.map(({ studentId }) => studentId),
    )
    return { pins: await viewPins(deps, language, params.termId, pins) }
  })

  serve('POST /api/terms/:termId/pins', CENTRAL, async ({ params, body, actor, language }) =>
    viewPin(deps, language, await pinStudent(deps, actor, language, params.termId, body)),
  )

  serve('POST /api/pins/:pinId/remove', CENTRAL, async ({ params, actor, language }) => {
    await removePin(deps, actor, params.pinId)
    return viewPin(deps, language, params.pinId)
  })

  serve('GET /api/runs/:runId/students/:studentId/offers', CENTRAL, async ({ params, language }) => {
    const { run, matching } = await requireMatching(deps.db, params.runId)
    if (!matching.instance.students.some(({ id }) => id === params.studentId)) throw refusal('notFound')
    await recordBlockedReading(deps, matching, params.studentId)
    const names = await findNames(deps.db, run.termId)
    return presentOffersForStudent(matching, names, params.studentId, copyIn[language])
  })

  serve('POST /api/runs/:runId/move-preview', CENTRAL, async ({ params, body, language, response }) => {
    const signal = abandoned(response)
    const { run, matching } = await requireMatching(deps.db, params.runId)
    const names = await findNames(deps.db, run.termId)
    const pair = { student: body.studentId, offer: body.offerId }
    const preview = await previewMove(deps, matching, pair, signal)
    await recordBlockedReading(deps, matching, body.studentId)
    return presentPreview(names, preview, copyIn[language])
  })
}

/** P6: the broken rules of a student with a block tell of it (R10). */
async function recordBlockedReading(deps: Deps, { instance }: Matching, studentId: string): Promise<void> {
  const isBlocked = instance.students.some(({ id, blocked }) => id === studentId && blocked.length > 0)
  await recordReading(deps, 'student', isBlocked ? [studentId] : [])
}

async function viewPins(deps: Deps, language: Language, termId: string, pins: readonly PinRow[]) {
  const names = await findNames(deps.db, termId)
  const instance = await instanceOfTerm(deps.db, termId)
  const views = []
  for (const pin of pins) {
    const pair = { student: pin.studentId, offer: pin.offerId }
    const isInForce = pin.removedAt === null && instance.students.some(({ id }) => id === pin.studentId)
    const broken = isInForce ? await brokenRules(deps.db, termId, instance, pair) : []
    views.push(presentPin(pin, names, broken, copyIn[language]))
  }
  return views
}

async function viewPin(deps: Deps, language: Language, id: string) {
  const pin = await requirePin(deps.db, id)
  const [view] = await viewPins(deps, language, pin.termId, [pin])
  if (!view) throw refusal('notFound')
  return view
}
