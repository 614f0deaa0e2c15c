import fs from 'node:fs'
import path from 'node:path'
import { transact } from '../adapters/db/database.ts'
import type { Deps } from '../deps.ts'
import { SYSTEM_ACTOR } from '../domain/access/actor.ts'
import { applyImport, previewImport } from '../features/imports/commands.ts'
import { findReference, type Reference } from '../features/reference/repository.ts'
import { createTerm, moveTerm } from '../features/terms/commands.ts'
import { loadPilot } from './pilot.ts'
import { insertPeople, isEmpty, setSupervisorYears, type NewPerson } from './repository.ts'

const TERM = {
  id: 'VT2020',
  target: 100,
  maxTravelMinutes: 90,
  startsOn: '2020-01-20',
  endsOn: '2020-06-05',
  offersDueOn: '2019-11-15',
  confirmDueOn: '2019-12-13',
  shares: [
    { universityId: 'SU', places: 45, guarantee: 0 },
    { universityId: 'ESB', places: 30, guarantee: 0 },
    { universityId: 'SH', places: 25, guarantee: 0 },
  ],
}

/** R13 in the demonstration: two whole years between the supervisor's degree and the term. */
const SUPERVISOR_YEARS = 2

const ORGANISATION = [
  ['fields', 'verksamhetsomraden.csv'],
  ['districts', 'forvaltningar.csv'],
  ['universities', 'larosaten.csv'],
  ['travel-times', 'restid.csv'],
] as const

const STUDENTS = [
  ['SU', 'vt2020/studenter-su.csv'],
  ['ESB', 'vt2020/studenter-esb.csv'],
  ['SH', 'vt2020/studenter-sh.xlsx'],
] as const

/**
 * Loads the demonstration term from the files that coordinators would send, through the same import as theirs, into a
 * database that is empty; otherwise does nothing. One coordinator per university and district, a central one, and a pilot
 * of auscultation with its base teachers, which collects.
 */
export async function loadDemonstration(deps: Deps, folder: string): Promise<void> {
  if (!(await isEmpty(deps.db))) return
  const load = (kind: ImportKind, file: string, universityId?: string, pilotId?: string) =>
    importFile(deps, path.join(folder, file), kind, { universityId, pilotId })
  for (const [kind, file] of ORGANISATION) await load(kind, file)
  await createTerm(deps, TERM)
  await moveTerm(deps, SYSTEM_ACTOR, 'sv', TERM.id, 'collecting')
  await load('offers', 'vt2020/platser.csv')
  for (const [universityId, file] of STUDENTS) await load('students', file, universityId)
  await transact(deps.db, async tx => {
    await setSupervisorYears(tx, SUPERVISOR_YEARS)
    await insertPeople(tx, peopleOf(await findReference(tx), deps), deps.clock.now())
  })
  await loadPilot(deps, path.join(folder, 'vt2020/pilot.json'), pilotId =>
    load('auscultants', 'vt2020/auskultanter-su.csv', 'SU', pilotId),
  )
}

type ImportKind = Parameters<typeof previewImport>[2]['kind']

async function importFile(
  deps: Deps,
  file: string,
  kind: ImportKind,
  owner: Pick<Parameters<typeof previewImport>[2], 'universityId' | 'pilotId'>,
): Promise<void> {
  const request = {
    termId: TERM.id,
    kind,
    language: 'sv' as const,
    fileName: path.basename(file),
    bytes: fs.readFileSync(file),
    ...owner,
  }
  const { faults, digest } = await previewImport(deps, SYSTEM_ACTOR, request)
  if (faults.length > 0) throw new Error(`${file}: ${faults.map(({ text }) => text).join(' ')}`)
  await applyImport(deps, SYSTEM_ACTOR, { ...request, digest, gone: 'keep' })
}

function peopleOf({ districts, universities }: Reference, { ids }: Deps) {
  const coordinator = (name: string, email: string, role: Omit<NewPerson['role'], 'id'>) => ({
    id: ids.uuid(),
    name,
    email,
    role: { id: ids.uuid(), ...role },
  })
  return [
    coordinator('Projektledaren', 'vfu@stockholm.example', { kind: 'central' }),
    ...universities.map(({ id, name }) =>
      coordinator(`Samordnaren, ${name}`, `vfu@${id.toLowerCase()}.example`, {
        kind: 'university',
        universityId: id,
      }),
    ),
    ...districts.map(({ id, name }) =>
      coordinator(`Samordnaren, ${name}`, `vfu.${id}@stockholm.example`, {
        kind: 'district',
        districtId: id,
      }),
    ),
  ]
}
