import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runningEmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import {
  expectAccessible,
  launchBrowser,
  pictureFailure,
  signedIn,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const RUNS = '/terminer/VT2020/matchning'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-live-'))
fs.chmodSync(folder, 0o755)
let system: RunningSystem
let browser: Browser
/** Two coordinators of the city, each at a machine of their own. */
let one: Visitor
let other: Visitor

/** So many students that matching them takes as long as the test needs, on any machine. */
async function enrolMany(): Promise<void> {
  const client = new pg.Client(await runningEmbeddedPostgres(path.join(folder, 'db')))
  await client.connect()
  await client.query(`
    with enrolled as (
      insert into student (id, term_id, university_id, number)
      select gen_random_uuid(), 'VT2020', 'SU', 'many-' || n from generate_series(1, 1500) n returning id)
    insert into wish (student_id, position, district_id)
    select id, 1, (select id from district where id <> enrolled.id::text order by md5(id || enrolled.id::text) limit 1)
    from enrolled`)
  await client.end()
}

beforeAll(async () => {
  system = await startSystem({ VFU_DATA: folder })
  await enrolMany()
  browser = await launchBrowser()
  const link = system.links.get('central') ?? ''
  one = await signedIn(browser, link)
  other = await signedIn(browser, link)
  await one.page.evaluate(async () => {
    for (const to of ['collecting', 'matching'])
      await fetch('/api/terms/VT2020/phase', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'vfu' },
        body: JSON.stringify({ to }),
      })
  })
})

afterAll(async () => {
  await one?.leave()
  await other?.leave()
  await browser?.close()
  await system?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(context => pictureFailure(browser, context))

/** With an engine that takes its time. */
async function startRun({ page }: Visitor) {
  await page.goto(RUNS)
  await page.getByText('Avancerat').click()
  await page.getByLabel('Lösare').selectOption('highs')
  await page.getByRole('button', { name: 'Kör matchningen' }).click()
}

const step = (page: Page) => page.getByText(/^Steg \d av \d+: /)
const cancelled = (page: Page) => page.getByRole('row').filter({ hasText: 'Avbruten' })

describe('work under way', () => {
  it('is shown to everybody whose it is, with the step that it is at', async () => {
    for (const { page } of [one, other]) {
      await page.goto(RUNS)
      await page.getByRole('button', { name: 'Kör matchningen' }).waitFor()
    }
    await startRun(one)
    for (const { page } of [one, other]) await step(page).waitFor()
    await expectAccessible(other.page)
  })

  it('is right at once on a page that is loaded meanwhile', async () => {
    await other.page.reload()
    await step(other.page).waitFor()
  })

  it('ends for all when one of them cancels it', async () => {
    await other.page.getByRole('button', { name: 'Avbryt körningen' }).click()
    for (const { page } of [one, other]) {
      await cancelled(page).first().waitFor()
      expect(await step(page).count()).toBe(0)
    }
  })

  it('is told as it is when the server was restarted in the middle of it, without a reload', async () => {
    await startRun(one)
    for (const { page } of [one, other]) await step(page).waitFor()
    const { port } = new URL(system.url)
    await system.stop()
    system = await startSystem({ VFU_DATA: folder, PORT: port })
    for (const { page } of [one, other]) await cancelled(page).nth(1).waitFor({ timeout: 60_000 })
  })

  it('is heard of again after the restart', async () => {
    await one.page.goto(RUNS)
    await one.page.getByRole('button', { name: 'Kör matchningen' }).click()
    await other.page.getByRole('row').filter({ hasText: 'Bevisat bäst' }).first().waitFor({ timeout: 60_000 })
    expect([...one.complaints, ...other.complaints]).toEqual([])
  })

  it('ends with the session: the page asks for a new sign-in by itself', async () => {
    await other.page.goto('/utskick')
    await other.page.getByRole('heading', { level: 1 }).waitFor()
    await one.page.evaluate(async () => {
      const headers = { 'x-requested-with': 'vfu' }
      await fetch('/api/account/sessions/end-others', { method: 'POST', headers })
    })
    await other.page.waitForURL(/logga-in/)
  })
})
