import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

beforeAll(async () => {
  system = await startSystem({ VFU_DATA: folder })
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

/** By the principle and with the engine that take longest. */
async function startRun({ page }: Visitor) {
  await page.goto(RUNS)
  await page.getByRole('radio', { name: /^Flest förstahandsval/ }).check()
  await page.getByText('Avancerat').click()
  await page.getByLabel('Lösare').selectOption('javascript-lp-solver')
  await page.getByRole('button', { name: 'Kör matchningen' }).click()
}

const step = (page: Page) => page.getByText(/^Steg \d av \d+: /)
/** How a run has ended: by whoever cancelled it or, on a fast machine, by itself before. */
const ended = (page: Page) => page.getByRole('row').filter({ hasText: /Avbruten|Bevisat bäst/ })

/** Nothing is told as under way any more, and what was is told as ended; nobody has loaded a page again. */
async function seeItEnded(): Promise<void> {
  for (const { page } of [one, other]) {
    await ended(page).first().waitFor({ timeout: 60_000 })
    await expect.poll(() => step(page).count(), { timeout: 60_000 }).toBe(0)
  }
}

describe('work under way', () => {
  it('is shown to everybody whose it is, with the step that it is at, and ends for all when one cancels it', async () => {
    await other.page.goto(RUNS)
    await other.page.getByRole('button', { name: 'Kör matchningen' }).waitFor()
    await startRun(one)
    for (const { page } of [one, other]) await step(page).waitFor()
    const stop = other.page.getByRole('button', { name: 'Avbryt körningen' })
    if (await stop.isVisible()) await stop.click({ timeout: 3_000 }).catch(() => {})
    await seeItEnded()
  })

  it('is told as it is when the server was restarted in the middle of it, without a reload', async () => {
    await startRun(one)
    for (const { page } of [one, other]) await step(page).waitFor()
    await expectAccessible(other.page)
    const { port } = new URL(system.url)
    await system.stop()
    system = await startSystem({ VFU_DATA: folder, PORT: port })
    await seeItEnded()
  })

  it('is heard of again after the restart', async () => {
    await one.page.goto(RUNS)
    const runs = other.page.getByRole('link', { name: 'Ingen utanför sin lista' })
    const before = await runs.count()
    await one.page.getByRole('button', { name: 'Kör matchningen' }).click()
    await expect.poll(() => runs.count(), { timeout: 60_000 }).toBe(before + 1)
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
