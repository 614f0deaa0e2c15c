import { each, everyone, ofTerm, shown, term, type Entry, type Stage } from './access-entry.ts'

const FORM = ['universityId', 'universityName', 'closesOn', 'students', 'wished', 'withoutAddress']
const FORMS = FORM.map(name => `forms[].${name}`)
const closesOn = new Date('2019-12-20')

async function openedForBoth({ db }: Stage) {
  const openedAt = new Date('2019-11-01')
  await db.wishForm.createMany({
    data: ['SU', 'ESB'].map(universityId => ({ termId: term.termId, universityId, closesOn, openedAt })),
    skipDuplicates: true,
  })
}

/** Students' own wishes: their universities say until when, and the student behind the link alone fills them in. */
export const wishEntries = {
  'GET /api/terms/:termId/wish-forms': {
    async call(stage) {
      await openedForBoth(stage)
      return ofTerm()
    },
    answers: each(shown(FORMS), 'universityA', 'universityB', 'central'),
  },
  'PUT /api/terms/:termId/wish-forms/:universityId': {
    call: () => ({
      params: { ...term, universityId: 'SU' },
      body: { closesOn: '2019-12-20', seen: null },
    }),
    answers: { ...each(shown(FORMS), 'universityA', 'central'), universityB: 'notFound' },
  },
  'PUT /api/student-page/wishes': {
    async call(stage) {
      await openedForBoth(stage)
      const { version } = await stage.db.student.findUniqueOrThrow({ where: { id: stage.rows.a.studentId } })
      return { body: { version, wishes: [{ fieldId: null, districtId: 'farsta' }], maxTravelMinutes: 60 } }
    },
    answers: {
      ...each('linkInvalid', ...everyone),
      student: shown([
        'closesOn',
        'wishedAt',
        'version',
        'maxTravelMinutes',
        'wishes[].fieldId',
        'wishes[].districtId',
        'fields[].id',
        'fields[].name',
        'districts[].id',
        'districts[].name',
      ]),
    },
  },
} satisfies Readonly<Record<string, Entry>>
