import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { deleteMaterial, findMaterials, insertMaterial, updateMaterial } from './repository.ts'

const CENTRAL = ['central'] as const

export function supportMaterialRoutes(serve: Serve, deps: Deps) {
  const { db } = deps

  async function view() {
    const { on } = wallTimeOf(deps.clock.now())
    const materials = await findMaterials(db)
    return { materials: materials.map(one => ({ ...one, isOverdue: one.reviewOn < on })) }
  }

  serve('GET /api/support-material', ['central', 'district', 'university'], view)

  serve('POST /api/support-material', CENTRAL, async ({ body }) => {
    await transact(db, tx => insertMaterial(tx, deps.ids.uuid(), body))
    return view()
  })

  serve('PUT /api/support-material/:materialId', CENTRAL, async ({ params, body }) => {
    if (!(await transact(db, tx => updateMaterial(tx, params.materialId, body)))) throw refusal('notFound')
    return view()
  })

  serve('DELETE /api/support-material/:materialId', CENTRAL, async ({ params }) => {
    if (!(await transact(db, tx => deleteMaterial(tx, params.materialId)))) throw refusal('notFound')
    return view()
  })
}
