import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { transact } from '../adapters/db/database.ts'
import type { Deps } from '../deps.ts'
import { findPeople, findValidLinks, hasCentral, insertPeople, insertSignInLinks } from './repository.ts'

export interface SignInLink {
  /** Whose link it is. */
  readonly label: string
  /** Path and fragment; the token in the fragment never reaches a server's log. */
  readonly path: string
}

const linksFile = z.array(z.strictObject({ email: z.string(), token: z.string() }))
type Links = z.output<typeof linksFile>

/**
 * The sign-in links to print at start. In the demonstration one for everybody, kept in a file that only this account can
 * read, so that a second start prints the same. Without it, on an empty system, one for the first central account.
 */
export async function signInLinks(
  deps: Deps,
  folder: string,
  isDemonstration: boolean,
): Promise<SignInLink[]> {
  if (!isDemonstration) return firstCentralLink(deps)
  const file = path.join(folder, 'demonstration-links.json')
  const people = await findPeople(deps.db)
  const stored = readLinks(file)
  const valid = await findValidLinks(
    deps.db,
    stored.map(({ token }) => token),
  )
  const known = stored.filter(({ token }) => valid.has(token))
  const missing = people.filter(({ email }) => !known.some(link => link.email === email))
  const made = missing.map(({ id, email }) => ({ email, personId: id, token: deps.ids.secret() }))
  if (made.length > 0) {
    await insertLinks(deps, made)
    writeLinks(folder, file, [...known, ...made.map(({ email, token }) => ({ email, token }))])
  }
  const tokens = new Map([...known, ...made].map(({ email, token }) => [email, token]))
  return people.flatMap(({ name, email, kind, place }) => {
    const token = tokens.get(email)
    // A university has several teachers.
    const label = kind === 'teacher' ? name : (place ?? kind)
    return token ? [{ label, path: `/logga-in#${token}` }] : []
  })
}

/** Nobody could sign in to an empty system: its first central account is made here, and its link printed once. */
async function firstCentralLink(deps: Deps): Promise<SignInLink[]> {
  const token = deps.ids.secret()
  const isMade = await transact(deps.db, async tx => {
    if (await hasCentral(tx)) return false
    const id = deps.ids.uuid()
    const role = { id: deps.ids.uuid(), kind: 'central' as const }
    await insertPeople(
      tx,
      [{ id, name: 'Central samordnare', email: 'central@localhost', role }],
      deps.clock.now(),
    )
    await insertSignInLinks(tx, [{ id: deps.ids.uuid(), personId: id, token, createdAt: deps.clock.now() }])
    return true
  })
  return isMade ? [{ label: 'the first central account', path: `/logga-in#${token}` }] : []
}

async function insertLinks(deps: Deps, links: readonly { personId: string; token: string }[]): Promise<void> {
  const createdAt = deps.clock.now()
  const rows = links.map(({ personId, token }) => ({ id: deps.ids.uuid(), personId, token, createdAt }))
  await transact(deps.db, tx => insertSignInLinks(tx, rows))
}

/** The stored links; none when the file is missing, not ours to read, or was broken off while it was written. */
function readLinks(file: string): Links {
  try {
    return linksFile.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}

function writeLinks(folder: string, file: string, links: Links): void {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(file, JSON.stringify(links, null, 2), { mode: 0o600 })
}
