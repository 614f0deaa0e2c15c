import type { EndpointName } from '../../src/features/contract.ts'
import { each, ofTerm, shown, term, type Entry, type Stage } from './access-entry.ts'
import * as fields from './access-fields.ts'

async function frozen({ central }: Stage) {
  const { body } = await central('post', '/api/terms/VT2020/t2').send({ asOf: null }).expect(200)
  return { params: { reportId: String(body.frozen.id) } }
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
  'PUT /api/terms/:termId/open-data': {
    call: () => ({ params: term, body: { isOpen: true } }),
    answers: { central: shown(fields.OPEN_DATA) },
  },
} satisfies Partial<Record<EndpointName, Entry>>
