import { randomIds } from '../../src/adapters/ids.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { coordinators, each, ofTerm, published, shown, term, type Entry, type Stage } from './access-entry.ts'
import * as fields from './access-fields.ts'

async function frozen({ central }: Stage) {
  const { body } = await central('post', '/api/terms/VT2020/t2').send({ asOf: null }).expect(200)
  return { params: { reportId: String(body.frozen.id) } }
}

async function ofPublishedTerm(stage: Stage) {
  await published(stage)
  return { params: term }
}

const networkMeeting = {
  on: '2020-03-04',
  from: '13:00',
  to: '15:00',
  location: 'Stadshuset',
  includesTeachers: false,
  seen: null,
}

/** Planned by way of the API; the roles may come in any order, so that it is planned anew for each. */
async function ofNetworkMeeting({ central }: Stage) {
  await central('put', '/api/terms/VT2020/network-meeting').send(networkMeeting).expect(200)
  return { params: term }
}

const material = {
  title: 'Rutin för mottagande',
  url: 'https://stockholm.example/rutin',
  owner: 'VFU-samordningen',
  reviewOn: '2020-09-01',
}

async function withMaterial({ db }: Stage) {
  const materialId = randomIds.uuid()
  const reviewOn = new Date(material.reviewOn)
  await db.supportMaterial.create({ data: { id: materialId, ...material, reviewOn } })
  return { params: { materialId } }
}

/** Statistics are central's; a district or a university sees its own row of them. */
export const statisticsEntries = {
  'GET /api/terms/:termId/t2': {
    call: ofTerm,
    answers: {
      ...each(shown(fields.T2_OF_DISTRICT), 'districtA', 'districtB'),
      ...each(shown(fields.T2_OF_UNIVERSITY), 'universityA', 'universityB'),
      central: shown(fields.T2),
    },
  },
  'POST /api/terms/:termId/t2': {
    call: () => ({ params: term, body: { asOf: null } }),
    answers: { central: shown(fields.T2_FROZEN) },
  },
  'GET /api/t2/:reportId': { call: frozen, answers: { central: shown(fields.T2_FROZEN) } },
  'GET /api/terms/:termId/t2/file': {
    call: () => ({ params: term, query: { format: 'csv' } }),
    answers: { central: shown(fields.FILE_IN_BASE64) },
  },
  'POST /api/table-files': {
    call: () => ({
      body: { format: 'csv', name: 'Platser', head: ['Enhet', 'Platser'], rows: [['Mottagning', 2]] },
    }),
    answers: each(shown(fields.FILE_IN_BASE64), ...coordinators, 'teacher'),
  },
  'PUT /api/terms/:termId/open-data': {
    call: () => ({ params: term, body: { isOpen: false, reportId: null } }),
    answers: { central: shown(fields.OPEN_DATA) },
  },
  'GET /api/terms/:termId/equal-terms': {
    call: ofPublishedTerm,
    answers: {
      districtA: shown(fields.EQUAL_TERMS_OF_DISTRICT, 'A'),
      districtB: shown(fields.EQUAL_TERMS_OF_DISTRICT, 'B'),
      central: shown(fields.EQUAL_TERMS),
    },
  },
  'GET /api/terms/:termId/supply': {
    call: ofPublishedTerm,
    answers: {
      ...each(shown(fields.SUPPLY_OF_DISTRICT), 'districtA', 'districtB'),
      central: shown(fields.SUPPLY),
    },
  },
  'PUT /api/terms/:termId/colleagues': {
    call: async stage => ({
      ...(await ofPublishedTerm(stage)),
      body: { districtId: 'farsta', students: 1, seen: null },
    }),
    answers: {
      districtA: shown(fields.SUPPLY_OF_DISTRICT),
      districtB: 'notFound',
      central: shown(fields.SUPPLY),
    },
  },
  'GET /api/terms/:termId/network-meeting': {
    call: ofNetworkMeeting,
    answers: {
      ...each(
        shown(fields.NETWORK_MEETING),
        'districtA',
        'districtB',
        'universityA',
        'universityB',
        'teacher',
      ),
      central: shown(fields.NETWORK_MEETING_OF_CENTRAL),
    },
  },
  'PUT /api/terms/:termId/network-meeting': {
    call: () => ({ params: term, body: networkMeeting }),
    answers: { central: shown(fields.NETWORK_MEETING_OF_CENTRAL) },
  },
  'POST /api/terms/:termId/network-meeting/cancel': {
    call: ofNetworkMeeting,
    answers: { central: shown(fields.NETWORK_MEETING_OF_CENTRAL) },
  },
  'POST /api/calendar-feed': {
    call: () => ({}),
    answers: each(shown(['feedPath']), ...coordinators, 'teacher'),
  },
  'GET /api/support-material': {
    call: async stage => {
      await withMaterial(stage)
      return {}
    },
    answers: each(shown(fields.MATERIALS), ...coordinators),
  },
  'POST /api/support-material': {
    call: () => ({ body: material }),
    answers: { central: shown(fields.MATERIALS) },
  },
  'PUT /api/support-material/:materialId': {
    call: async stage => ({ ...(await withMaterial(stage)), body: material }),
    answers: { central: shown(fields.MATERIALS) },
  },
  'DELETE /api/support-material/:materialId': {
    call: async stage => {
      await withMaterial(stage)
      return withMaterial(stage)
    },
    answers: { central: shown(fields.MATERIALS) },
  },
} satisfies Partial<Record<EndpointName, Entry>>
