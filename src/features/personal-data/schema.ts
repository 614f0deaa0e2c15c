import { z } from 'zod'
import { protocolEntry } from '../retention/schema.ts'
import { termId } from '../terms/schema.ts'

export const subjectKind = z.enum(['student', 'auscultant', 'supervisor', 'host', 'person'])

const subject = z.object({
  kind: subjectKind,
  id: z.uuid(),
  /** The name, or the pseudonym of a protected student. */
  label: z.string(),
  /** The term and university, the district, or the address. */
  about: z.string(),
})

/** Everything that is stored of a person, in the reader's words. */
const sections = z.array(
  z.object({
    title: z.string(),
    /** Why it is stored, and until when. */
    why: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
)

const dataView = z.object({
  subject,
  sections,
  erasure: z.object({
    /** A sentence on what has to end first; null when nothing hinders. */
    obstacle: z.string().nullable(),
    /** When it was done. */
    erasedAt: z.iso.datetime().nullable(),
    /** What would be done, by table. */
    entries: z.array(protocolEntry),
    /** What stays, and why. */
    kept: z.array(z.string()),
  }),
})

const params = z.object({ kind: subjectKind, subjectId: z.uuid() })
const format = z.object({ format: z.enum(['text', 'json']) })
const file = z.object({ fileName: z.string(), text: z.string() })

export const personalDataContract = {
  /** Whom the text names; in the body, as a name in an address would be logged on the way. */
  'POST /api/personal-data/search': {
    asks: true,
    body: z.strictObject({ text: z.string().trim().min(2).max(200) }),
    response: z.object({ subjects: z.array(subject) }),
  },
  'GET /api/personal-data/:kind/:subjectId': { params, response: dataView },
  'GET /api/personal-data/:kind/:subjectId/file': { params, query: format, response: file },
  'POST /api/personal-data/:kind/:subjectId/erase': { params, response: dataView },
  /** The student's own, by the personal link's token in the Authorization header. */
  'GET /api/student-page/personal-data': { response: z.object({ sections }) },
  'GET /api/student-page/personal-data/file': { query: format, response: file },
  /** A term's placements for whoever asks for public records, without those who are protected. */
  'GET /api/terms/:termId/disclosure': { params: z.object({ termId }), response: file },
} as const
