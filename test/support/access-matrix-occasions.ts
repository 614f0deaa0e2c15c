import { randomUUID } from 'node:crypto'
import { ofDistrictA, published, type Entry, type Stage } from './access-entry.ts'
import * as fields from './access-fields.ts'

const input = { on: '2020-01-21', from: '09:00', to: '10:00', location: 'Enhet-A' }
const meeting = { ...input, title: 'Uppföljning' }

/** Side A's published placement with an occasion of the kind. */
async function occasionOf(stage: Stage, kind: 'first_day' | 'meeting') {
  const { placementId } = await published(stage)
  const known = await stage.db.occasion.findFirst({ where: { placementId, kind } })
  if (known) return { placementId, occasionId: known.id }
  const made = await stage.db.occasion.create({
    data: {
      id: randomUUID(),
      placementId,
      key: randomUUID(),
      kind,
      title: 'Uppföljning',
      startAt: new Date('2020-02-03T08:00:00Z'),
      endAt: new Date('2020-02-03T09:00:00Z'),
      changedAt: new Date('2019-12-01'),
    },
  })
  return { placementId, occasionId: made.id }
}

/** The occasions of a placement: its district's to change, and central's. */
export const occasionEntries = {
  'POST /api/placements/:placementId/occasions': {
    phase: 'published',
    call: async stage => ({ params: await published(stage), body: meeting }),
    answers: ofDistrictA(fields.OCCASIONS),
  },
  'PUT /api/placements/:placementId/occasions/:occasionId': {
    phase: 'published',
    call: async stage => ({ params: await occasionOf(stage, 'first_day'), body: input }),
    answers: ofDistrictA(fields.OCCASIONS),
  },
  'POST /api/placements/:placementId/occasions/:occasionId/cancel': {
    phase: 'published',
    call: async stage => ({ params: await occasionOf(stage, 'meeting') }),
    answers: ofDistrictA(fields.OCCASIONS),
  },
  'GET /api/placements/:placementId/invitations': {
    phase: 'published',
    call: async stage => ({ params: await published(stage) }),
    answers: ofDistrictA(fields.INVITATIONS, ''),
  },
} satisfies Readonly<Record<string, Entry>>
