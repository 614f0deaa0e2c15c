import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { launchBrowser, pictureFailure, signedIn, visitor, type Visitor } from '../support/browser.ts'
import { publishDemonstration, studentLinkFor } from '../support/published-term.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

/** Leaves an attribute and a tag, and would tell that it ran. */
const MARKUP = `"'><img src=x onerror="window.ran=1"><script>window.ran=1</script>{{7*7}}`
/** Texts that people write; what the program looks things up by is left. */
const TEXTS = ['name', 'first_name', 'last_name', 'comment', 'title', 'owner', 'text', 'reason', 'label']
const MOST_PAGES = 45
const STUDENT = 'viktor.danielsson@student.su.example'

let server: EmbeddedPostgres
let system: RunningSystem
let browser: Browser
let central: Visitor
let folder: string
let spoilt: number

/** Puts the markup before every such text in the database. */
async function spoilTexts(): Promise<number> {
  const client = new pg.Client(server.connection)
  await client.connect()
  // Past the triggers that keep the history: it is the pages that are tried.
  await client.query('set session_replication_role = replica')
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and column_name = any($1)`,
    [TEXTS],
  )
  for (const { table, column } of rows)
    await client.query(`update "${table}" set "${column}" = $1 || "${column}"`, [MARKUP])
  await client.end()
  return rows.length
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-markup-'))
  fs.chmodSync(folder, 0o755)
  server = await startEmbeddedPostgres(path.join(folder, 'db'), { settings: ['fsync=off'] })
  const { host, user, database } = server.connection
  system = await startSystem({
    DATABASE_URL: `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
  })
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
  spoilt = await spoilTexts()
  await publishDemonstration(central.page.request)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await server?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(context => pictureFailure(browser, context))

/** Opens the page, and tells of what became an element or ran instead of being text. */
async function look(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page
    .getByText(/^(Hämtar|Loading)/)
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 })
  const faults: string[] = []
  for (const frame of page.frames()) {
    const found = await frame.evaluate(
      `[window.ran, document.querySelectorAll('img[src="x"], body script:not([src])').length].join()`,
    )
    if (found !== ',0') faults.push(`${address}: ${String(found)}`)
  }
  const isShown = (await page.locator('body').innerText()).includes('onerror=')
  const links = (await page.evaluate(
    `[...document.querySelectorAll('a[href^="/"]:not([download])')].map(one => one.getAttribute('href'))`,
  )) as string[]
  return {
    faults,
    isShown,
    links: links.filter(link => !link.startsWith('/api/') && !link.startsWith('/kalender/')),
  }
}

/** One page of a kind is as good as another. */
const kindOf = (link: string) => link.replace(/[#?].*$/, '').replaceAll(/[0-9a-f-]{36}/g, ':id')

/** Follows the links from the first page on, to one page of each kind. */
async function walk(page: Page, first: readonly string[]) {
  const faults: string[] = []
  const seen = new Set(first.map(kindOf))
  const waiting = [...first]
  let shown = 0
  for (let opened = 0; waiting.length > 0 && opened < MOST_PAGES; opened++) {
    const looked = await look(page, waiting.shift()!)
    faults.push(...looked.faults)
    if (looked.isShown) shown++
    for (const link of looked.links) {
      if (seen.has(kindOf(link))) continue
      seen.add(kindOf(link))
      waiting.push(link)
    }
  }
  return { faults, shown, seen: seen.size }
}

describe('text that is written like markup', () => {
  it('stands in every column that people write in', () => {
    expect(spoilt).toBeGreaterThan(15)
  })

  it.each([
    ['central', ['/', '/terminer/VT2020/placeringar', '/utskick', '/logg'], 12],
    ['Farsta stadsdelsförvaltning', ['/'], 5],
    ['Stockholms universitet', ['/'], 5],
  ] as const)('is text on every page of %s', async (role, first, least) => {
    const person = await signedIn(browser, system.links.get(role) ?? '')
    const { faults, shown, seen } = await walk(person.page, first)
    expect(faults).toEqual([])
    // What the content security policy stops is told on the console.
    expect(person.complaints).toEqual([])
    expect(seen).toBeGreaterThan(least)
    expect(shown).toBeGreaterThanOrEqual(least)
    await person.leave()
  })

  it('is text on a student’s page', async () => {
    const link = await studentLinkFor(central.page.request, STUDENT)
    const student = await visitor(browser, system.url)
    const { faults, isShown } = await look(student.page, link)
    expect([faults, isShown, student.complaints]).toEqual([[], true, []])
    await student.leave()
  })
})

describe('a double click', () => {
  const rowsOf = async (address: string, list: string) => {
    const answer = await central.page.request.get(address)
    return ((await answer.json()) as Record<string, unknown[]>)[list]!.length
  }

  it('sends one trial mail', async () => {
    const { page } = central
    await page.goto('/utskick')
    const button = page.getByRole('button', { name: 'Skicka provbrev till mig' })
    await button.waitFor()
    const count = async () => {
      const { messages } = (await (await page.request.get('/api/outbox')).json()) as {
        messages: { subject: string }[]
      }
      return messages.filter(({ subject }) => subject.startsWith('Provbrev')).length
    }
    await button.dblclick({ delay: 60 })
    await page.getByText('Ett provbrev till dig är lagt i kö.').waitFor()
    await page.waitForTimeout(500)
    expect(await count()).toBe(1)
  })

  it('adds one piece of material, and one more when it is written again', async () => {
    const { page } = central
    await page.goto('/stod')
    const before = await rowsOf('/api/support-material', 'materials')
    for (const round of [1, 2]) {
      await page.getByLabel('Titel').fill('Rutin för mottagande')
      await page.getByLabel('Webbadress').fill('https://stockholm.example/rutin')
      await page.getByLabel('Ansvarig').fill('Utvecklingsenheten')
      await page.getByLabel('Ses över senast').fill('2027-01-15')
      await page.getByRole('button', { name: 'Spara' }).dblclick({ delay: 60 })
      await expect.poll(() => page.getByLabel('Titel').inputValue()).toBe('')
      await page.waitForTimeout(1_200)
      expect(await rowsOf('/api/support-material', 'materials')).toBe(before + round)
    }
  })
})
