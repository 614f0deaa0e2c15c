import { randomUUID } from 'node:crypto'
import { each, everyone, ofDistrictA, published, shown, type Entry, type Stage } from './access-entry.ts'
import * as fields from './access-fields.ts'
import { seenOccasion } from './seen-occasion.ts'

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

/** The call, once both sides' placements are public. */
const afterPublishing = (call: object) => async (stage: Stage) => {
  await published(stage)
  return call
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
    async call(stage) {
      const params = await occasionOf(stage, 'first_day')
      return { params, body: { ...input, seen: await seenOccasion(stage.db, params.occasionId) } }
    },
    answers: ofDistrictA(fields.OCCASIONS),
  },
  'POST /api/placements/:placementId/occasions/:occasionId/cancel': {
    phase: 'published',
    call: async stage => ({ params: await occasionOf(stage, 'meeting') }),
    answers: ofDistrictA(fields.OCCASIONS),
  },
  'GET /api/supervisor-page': {
    phase: 'published',
    call: afterPublishing({}),
    answers: { ...each('linkInvalid', ...everyone), supervisor: shown(fields.SUPERVISOR_PAGE, 'A') },
  },
  'POST /api/supervisor-page/answers': {
    phase: 'published',
    call: async stage => ({ body: { ...(await published(stage)), accepts: true } }),
    answers: { ...each('linkInvalid', ...everyone), supervisor: shown(fields.SUPERVISOR_PAGE, 'A') },
  },
  'POST /api/personal-page/answers': {
    phase: 'published',
    call: async stage => {
      const { occasionId } = await occasionOf(stage, 'first_day')
      return { body: { occasionId, answer: 'accepted' } }
    },
    // The supervisor is not invited to this one.
    answers: { ...each('linkInvalid', ...everyone), student: shown(['answer']), supervisor: 'notFound' },
  },
  'POST /api/personal-page/link': {
    call: () => ({}),
    answers: {
      ...each('linkInvalid', ...everyone),
      ...each(shown(['path']), 'student', 'supervisor'),
    },
  },
  'POST /api/personal-page/calendar': {
    call: () => ({}),
    answers: {
      ...each('linkInvalid', ...everyone),
      ...each(shown(['feedPath']), 'student', 'supervisor'),
    },
  },
  'PUT /api/personal-page/period-form': {
    phase: 'published',
    call: afterPublishing({ body: { periodForm: 'last-day' } }),
    answers: { ...each('linkInvalid', ...everyone), student: shown(['periodForm']) },
  },
  'GET /api/invitation': {
    phase: 'published',
    call: afterPublishing({}),
    answers: { ...each('linkInvalid', ...everyone), invited: shown(fields.REPLY, 'A') },
  },
  'PUT /api/invitation/answer': {
    phase: 'published',
    call: afterPublishing({ body: { answer: 'declined' } }),
    answers: { ...each('linkInvalid', ...everyone), invited: shown(fields.REPLY, 'A') },
  },
  'GET /api/placements/:placementId/invitations': {
    phase: 'published',
    call: async stage => ({ params: await published(stage) }),
    answers: ofDistrictA(fields.INVITATIONS, ''),
  },
} satisfies Readonly<Record<string, Entry>>
