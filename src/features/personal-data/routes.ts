import type { Request } from 'express'
import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { findStudentByLink } from '../student-page/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { erasePerson, erasureWords, foreseeErasure, personalDataOf, type SubjectKind } from './commands.ts'
import { dataFile, disclosureFile } from './presenter.ts'
import { findDisclosed, findSubjects } from './repository.ts'

const CENTRAL = ['central'] as const

export function personalDataRoutes(serve: Serve, deps: Deps) {
  const { db } = deps

  /** P6: whoever looks at everything about somebody is logged, whoever it is about. */
  async function read(kind: SubjectKind, id: string, language: Language) {
    const data = await personalDataOf(db, kind, id, language)
    await recordReading(deps, kind, [id])
    return data
  }

  async function view(kind: SubjectKind, id: string, language: Language) {
    const { subject, sections, erasedAt } = await read(kind, id, language)
    const { obstacle, entries } = await foreseeErasure(deps, kind, id)
    return {
      subject,
      sections: copied(sections),
      erasure: {
        ...erasureWords(kind, obstacle, language),
        erasedAt: erasedAt?.toISOString() ?? null,
        entries: [...entries],
      },
    }
  }

  serve('POST /api/personal-data/search', CENTRAL, async ({ body }) => {
    const { students, supervisors, people } = await findSubjects(db, body.text)
    await recordReading(
      deps,
      'student',
      students.filter(student => student.protected).map(({ id }) => id),
    )
    return {
      subjects: [
        ...students.map(({ id, number, firstName, lastName, termId, university }) => ({
          kind: 'student' as const,
          id,
          label: [firstName, lastName].filter(Boolean).join(' ') || number,
          about: `${termId}, ${university.name}`,
        })),
        ...supervisors.map(({ id, name, district }) => ({
          kind: 'supervisor' as const,
          id,
          label: name,
          about: district.name,
        })),
        ...people.map(({ id, name, email }) => ({ kind: 'person' as const, id, label: name, about: email })),
      ],
    }
  })

  serve('GET /api/personal-data/:kind/:subjectId', CENTRAL, ({ params, language }) =>
    view(params.kind, params.subjectId, language),
  )

  serve('GET /api/personal-data/:kind/:subjectId/file', CENTRAL, async ({ params, query, language }) => {
    const { subject, sections } = await read(params.kind, params.subjectId, language)
    const now = deps.clock.now()
    return dataFile({ label: subject.label, sections }, query.format, { now, language })
  })

  serve('POST /api/personal-data/:kind/:subjectId/erase', CENTRAL, async ({ params, language }) => {
    await erasePerson(deps, params.kind, params.subjectId)
    return view(params.kind, params.subjectId, language)
  })

  async function ownData(request: Request, language: Language) {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
    const student = token ? await findStudentByLink(db, token, deps.clock.now()) : null
    if (!student) throw refusal('linkInvalid')
    return personalDataOf(db, 'student', student.id, language)
  }

  serve('GET /api/student-page/personal-data', 'public', async ({ request, language }) => ({
    sections: copied((await ownData(request, language)).sections),
  }))

  serve('GET /api/student-page/personal-data/file', 'public', async ({ request, query, language }) => {
    const { subject, sections } = await ownData(request, language)
    const now = deps.clock.now()
    return dataFile({ label: subject.label, sections }, query.format, { now, language })
  })

  serve('GET /api/terms/:termId/disclosure', CENTRAL, async ({ params: { termId }, language }) => {
    await requireTerm(db, termId)
    const rows = await findDisclosed(db, termId)
    await recordReading(deps, 'term', [termId])
    return disclosureFile(rows, { termId, language })
  })
}

const copied = (sections: Awaited<ReturnType<typeof personalDataOf>>['sections']) =>
  sections.map(({ title, why, rows }) => ({ title, why, rows: rows.map(row => ({ ...row })) }))
