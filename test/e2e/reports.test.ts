import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { migrate } from '../../src/adapters/db/migrate.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'
import { seedThreeTerms } from '../support/three-terms.ts'

const folders: string[] = []
let server: EmbeddedPostgres
let system: RunningSystem
let browser: Browser
let central: Visitor

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-reports-'))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Three closed terms, between which two administrations were merged. */
beforeAll(async () => {
  server = await startEmbeddedPostgres(path.join(temporaryFolder(), 'db'), { settings: ['fsync=off'] })
  const { host, user, database } = server.connection
  await migrate(server.connection, 'prisma/migrations')
  const { db, close } = openDatabase(server.connection, error => {
    throw error
  })
  await seedThreeTerms(db)
  await close()
  system = await startSystem({
    DATABASE_URL: `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
    VFU_DATA: temporaryFolder(),
    VFU_DEMO: 'off',
    VFU_SECOND_FACTOR: 'optional',
  })
  browser = await launchBrowser()
  const link = [...system.links.values()][0] ?? /\S+\/logga-in#\S+/.exec(system.output())?.[0] ?? ''
  central = await signedIn(browser, link)
})

afterAll(async () => {
  await browser.close()
  await system.stop()
  await server.stop()
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(async context => {
  await pictureFailure(browser, context)
  await central.page.emulateMedia({ media: null })
})

const WIDTHS = [1280, 390, 320] as const

/** The page at each width, without a fault that a program can find. */
async function isSound(): Promise<void> {
  const { page, complaints } = central
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(complaints).toEqual([])
}

describe('the reports, as central', () => {
  it('shows T2 of a term now and of a day, beside earlier years in both organisations', async () => {
    const { page } = central
    await page.goto('/terminer/VT2024/t2')
    await page.getByRole('heading', { name: 'Varför förslag avböjdes' }).waitFor()
    await page.getByLabel('Förvaltningar').selectOption({ label: 'Som de är nu' })
    await page
      .getByRole('cell', { name: 'Norra innerstaden' })
      .or(page.getByText('Norra innerstaden'))
      .first()
      .waitFor()
    await isSound()
    await page.getByLabel('Siffror till och med').fill('2019-11-02')
    await page.getByText(/siffrorna som de var när .*2 november 2019 var slut/).waitFor()
    expect(new URL(page.url()).searchParams.get('till')).toBe('2019-11-02')
    await page.getByLabel('Siffror till och med').fill('')
    await page.getByText(/siffrorna som de var när/).waitFor({ state: 'detached' })
  })

  it('freezes a report, which can be counted again and is printed on paper', async () => {
    const { page } = central
    await page.goto('/terminer/VT2023/t2')
    await page.getByRole('button', { name: 'Frys rapporten' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Frys rapporten' }).click()
    await page.getByRole('link', { name: /^Fryst / }).click()
    await page.getByText('Siffrorna har räknats om ur de sparade händelserna och är desamma.').waitFor()
    await page.getByText('Inget har ändrats sedan rapporten frystes.').waitFor()
    await page.getByText('Östermalm', { exact: true }).first().waitFor()
    await page.getByLabel('Förvaltningar').selectOption({ label: 'Som de är nu' })
    await page.getByText('Norra innerstaden', { exact: true }).first().waitFor()
    await isSound()
    const paper = await page.pdf({ format: 'A4' })
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    // The headings that sort a table are headings on paper as well.
    expect(await page.locator('button:visible:not(th button)').allInnerTexts()).toEqual([])
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.getByRole('table', { name: 'Staden' }).waitFor()
    await page.getByText('Förvaltningar: som de är nu.').waitFor()
  })

  it('compares equal terms and supply, over terms and a merger', async () => {
    const { page } = central
    await page.goto('/terminer/VT2024/lika-villkor')
    await page
      .getByRole('heading', { name: /Handledar/ })
      .first()
      .waitFor()
    await isSound()
    await page.goto('/terminer/VT2024/tillgang')
    await page.getByRole('heading', { name: 'Varför förslag avböjdes' }).waitFor()
    await page.getByLabel('Förvaltningar').selectOption({ label: 'Som de är nu' })
    await page.getByText('Norra innerstaden', { exact: true }).first().waitFor()
    await isSound()
  })

  it('plans, moves and cancels the network’s meeting, and sees who is invited', async () => {
    const { page } = central
    await page.goto('/stod?termin=VT2024')
    await page.getByRole('button', { name: 'Planera träffen …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Spara och meddela' }).click()
    await dialog.getByText('Välj datum.').first().waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Datum').fill('2027-03-04')
    await dialog.getByLabel('Från').fill('13')
    await dialog.getByLabel('Till').fill('15')
    await dialog.getByLabel('Plats').fill('Stadshuset, sal 3')
    await dialog.getByRole('button', { name: 'Spara och meddela' }).click()
    await page.getByText('Stadshuset, sal 3').waitFor()
    await page.getByText('0 av 1 kommer.').waitFor()
    await isSound()
    await page.getByRole('button', { name: 'Ställ in …' }).click()
    await page.getByRole('button', { name: 'Ställ in träffen' }).click()
    await page.getByText('Inställd', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Planera en ny träff …' }).waitFor()
  })
})
