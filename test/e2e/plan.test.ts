import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

let system: RunningSystem
let browser: Browser
let central: Visitor
let page: Page
let pilot: string

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
  page = central.page
  await page.goto('/auskultation')
  await page
    .getByRole('link', { name: /Pilot 1/ })
    .first()
    .click()
  await page.waitForURL(/auskultation\/[0-9a-f-]{36}/)
  pilot = new URL(page.url()).pathname
}, 120_000)
afterEach(context => pictureFailure(browser, context))
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** Axe, and 320 px, for the page as it stands. */
async function expectSound(): Promise<void> {
  await expectAccessible(page)
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(size)
}

async function plan(number: number): Promise<void> {
  await page.goto(`${pilot}/planering`)
  await page.getByRole('button', { name: 'Planera', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(`^Plan ${number},`) }).click({ timeout: 60_000 })
}

const status = () => page.locator('.plan-status [role=status]')

describe('the plan of the demonstration pilot', () => {
  it('is made, chosen and shown as a week that anyone can read', { timeout: 120_000 }, async () => {
    await plan(1)
    await page.getByRole('button', { name: 'Välj planen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Välj planen' }).click()
    await page.getByText('Gäller', { exact: true }).waitFor()
    await page.goto(`${pilot}/schema`)
    const table = page.getByRole('table', { name: /vecka 1[123]/ })
    await table.waitFor()
    expect(await table.getByRole('columnheader').count()).toBe(5)
    expect(await table.getByRole('rowheader').count()).toBe(5)
    await expectSound()
    for (const view of ['Studentgrupp', 'Värd', 'Lokal']) {
      await page.getByLabel('Visa per').selectOption({ label: view })
      await table.waitFor()
      await expectAccessible(page)
    }
    await page.getByLabel('Visa per').selectOption({ label: 'Förvaltning' })
  })

  it('is shown whatever part of the page arrives first', async () => {
    for (const late of [`**/api/pilots/*`, '**/api/pilots/*/schedule', '**/api/terms', '**/api/session']) {
      await page.route(late, async route => {
        await new Promise(resolve => setTimeout(resolve, 700))
        await route.continue()
      })
      await page.goto(`${pilot}/schema`)
      await page.getByRole('table', { name: /vecka 1[123]/ }).waitFor()
      await page.unrouteAll({ behavior: 'wait' })
    }
  })

  it(
    'lets a session be moved by keyboard, with the checker’s answer before it is saved',
    { timeout: 60_000 },
    async () => {
      await page.goto(`${pilot}/schema`)
      const handles = page.getByRole('button', { name: /^Flytta .* för Grupp/ })
      await handles.first().waitFor()
      let isLifted = false
      for (let at = 0; at < (await handles.count()) && !isLifted; at += 1) {
        await handles.nth(at).focus()
        await page.keyboard.press('Enter')
        await page.locator('.plan-status [role=status]', { hasText: /är lyft/ }).waitFor()
        isLifted = !/ingen annan tid/.test((await status().textContent()) ?? '')
        if (!isLifted) await page.keyboard.press('Escape')
      }
      expect(isLifted).toBe(true)
      await expectAccessible(page)
      await page.keyboard.press('ArrowRight')
      if (/här ligger/.test((await status().textContent()) ?? '')) await page.keyboard.press('ArrowLeft')
      await page.locator('.plan-status [role=status]', { hasText: /\d\d:\d\d–\d\d:\d\d: går/ }).waitFor()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByText('Går bra. Ingen regel bryts.').waitFor()
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Flytta', exact: true }).click()
      await page.getByText(/är flyttat\./).waitFor()
      await page.getByText('Plan 2 gäller.').waitFor()
      await page.getByRole('button', { name: 'Ångra senaste ändringen' }).click()
      await page.getByText('Plan 1 gäller igen.').waitFor()
    },
  )

  it('can be dragged with the mouse, and tells why not where it can not', { timeout: 60_000 }, async () => {
    await page.setViewportSize({ width: 1280, height: 2400 })
    await page.goto(`${pilot}/schema`)
    const cards = page.locator('.plan-session[draggable=true]')
    await cards.first().waitFor()
    let isDropped = false
    for (let at = 0; at < (await cards.count()) && !isDropped; at += 1) {
      const box = await cards.nth(at).boundingBox()
      if (!box) continue
      await page.mouse.move(box.x + box.width - 12, box.y + 40)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width - 30, box.y + 50, { steps: 3 })
      await page.locator('.plan-status [role=status]', { hasText: /är lyft/ }).waitFor()
      const closed = await page.locator('td[data-verdict=closed]').first().boundingBox()
      if (closed) {
        await page.mouse.move(closed.x + 10, closed.y + 10, { steps: 3 })
        await page.locator('.plan-status [role=status]', { hasText: /går inte\. ./ }).waitFor()
      }
      const free = page.locator('td[data-verdict=free], td[data-verdict=others]')
      const target = (await free.count()) > 0 ? await free.first().boundingBox() : null
      if (target) {
        await page.mouse.move(target.x + 10, target.y + 10, { steps: 3 })
        await page.mouse.move(target.x + 12, target.y + 12, { steps: 2 })
      }
      await page.mouse.up()
      isDropped = target !== null
    }
    expect(isDropped).toBe(true)
    await page.getByRole('dialog').getByText('Går bra. Ingen regel bryts.').waitFor()
    await page.getByRole('dialog').getByLabel('Dag').selectOption({ index: 1 })
    await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click()
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it(
    'keeps a locked session when it is planned anew, and compares before it is chosen',
    { timeout: 120_000 },
    async () => {
      await page
        .getByRole('button', { name: /^Öppna Utvärdering/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('button', { name: 'Lås', exact: true }).click()
      await page.getByText(/är låst\./).waitFor()
      expect(await page.locator('.plan-session .badge').count()).toBe(1)
      await expectAccessible(page)
      await plan(3)
      await page.getByRole('heading', { name: /Jämfört med Plan/ }).waitFor()
      await page.getByText('Planerna har samma tillfällen.').waitFor()
      await expectSound()
    },
  )

  it('gets another host at one tap when somebody is ill', { timeout: 90_000 }, async () => {
    await page.goto(`${pilot}/franvaro`)
    const who = page.getByLabel('Värd', { exact: true })
    await who.waitFor()
    await expectSound()
    const names = await who.locator('option').allTextContents()
    let isFound = false
    for (const name of names.filter(label => /studieb|Brukar|chef|Värd|Avdelning|sekreterare/i.test(label))) {
      await who.selectOption({ label: name })
      await page.getByRole('heading', { name: 'Annars' }).waitFor()
      isFound = (await page.getByRole('heading', { name: /^1\. (Byt|Flytta)/ }).count()) > 0
      if (isFound) break
    }
    expect(isFound).toBe(true)
    await expectSound()
    await page.getByRole('button', { name: 'Gör så: förslag 1' }).click()
    await page.waitForURL(/schema/)
    await page.getByText('Planen är ändrad, och frånvaron är noterad.').waitFor()
  })

  it(
    'shows that everyone meets every module, and prints sheets without students',
    { timeout: 60_000 },
    async () => {
      await page.goto(`${pilot}/tackning`)
      await page.getByText('6 grupper möter alla 7 moduler.').waitFor()
      expect(await page.locator('.plan-coverage tbody td a').count()).toBe(42)
      await expectSound()
      await page.locator('.plan-coverage tbody td a').first().click()
      await page.waitForURL(/schema\?vy=grupp/)
      await page.goto(`${pilot}/utskrift`)
      await page
        .getByRole('heading', { name: /^Auskultation i/ })
        .first()
        .waitFor()
      await expectSound()
      await page.getByLabel('Skriv ut').selectOption({ label: 'Skyltar till dörrarna' })
      await page.locator('.sign').first().waitFor()
      await expectSound()
      const students = await page.evaluate<string[]>(
        `fetch('/api${pilot.replace('/auskultation', '/pilots')}/auscultants').then(r => r.json()).then(b => b.auscultants.map(a => a.label))`,
      )
      const text = (await page.locator('main').textContent()) ?? ''
      expect(students.length).toBe(30)
      expect(students.filter(label => text.includes(label))).toEqual([])
    },
  )

  it('is a district’s to read, with its own hosts to replace', { timeout: 60_000 }, async () => {
    const name = [...system.links.keys()].find(label => /stadsdelsförvaltning/.test(label)) ?? ''
    const other = await signedIn(browser, system.links.get(name) ?? '')
    await other.page.goto(`${pilot}/schema`)
    await other.page.getByRole('heading', { name: 'Schema' }).waitFor()
    await expectAccessible(other.page)
    expect(await other.page.getByRole('button', { name: /^Flytta / }).count()).toBe(0)
    expect([...other.complaints, ...central.complaints]).toEqual([])
    await other.leave()
  })
})
