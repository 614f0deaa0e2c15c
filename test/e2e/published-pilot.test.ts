import ical from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

let system: RunningSystem
let browser: Browser
let central: Visitor
let student: Visitor
let page: Page
let pilot: string

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
  student = await visitor(browser, system.url, { viewport: { width: 390, height: 800 } })
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

async function expectSound(shown: Page): Promise<void> {
  await expectAccessible(shown)
  const size = shown.viewportSize() ?? { width: 1280, height: 900 }
  await shown.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(shown)
  await shown.setViewportSize(size)
}

async function move(label: string): Promise<void> {
  await page.goto(pilot)
  await page.getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The student's calendar as other programs read it: summaries and starts of what is to take place. */
async function calendar(): Promise<{ summary: string; start: string; sequence: number }[]> {
  const address = await student.page.locator('#feed').inputValue()
  const text = await (await fetch(address)).text()
  return new ical.Component(ical.parse(text))
    .getAllSubcomponents('vevent')
    .filter(event => event.getFirstPropertyValue('status') !== 'CANCELLED')
    .map(component => {
      const event = new ical.Event(component)
      return { summary: event.summary, start: event.startDate.toString(), sequence: event.sequence ?? 0 }
    })
}

describe('a pilot whose plan is public', () => {
  it('shows a student the days, and puts them into the calendar', { timeout: 120_000 }, async () => {
    await page.goto(`${pilot}/planering`)
    await page.getByRole('button', { name: 'Planera', exact: true }).click()
    await page.getByRole('link', { name: /^Plan 1,/ }).click({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Välj planen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Välj planen' }).click()
    await page.getByText('Gäller', { exact: true }).waitFor()
    await move('Publicera planen')
    await page.goto(`${pilot}/studenter`)
    await page
      .getByRole('button', { name: /^Personlig länk för/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Skapa länken' }).click()
    const link = await page.getByRole('dialog').getByLabel('Länk').inputValue()
    await expectAccessible(page)
    await student.page.goto(link)
    await student.page.getByRole('heading', { level: 1 }).waitFor()
    await student.page.locator('#feed').waitFor()
    await expectSound(student.page)
    const sessions = await student.page.locator('.auscultation-session').count()
    expect(sessions).toBe(7)
    expect(await calendar()).toHaveLength(7)
  })

  it('moves a session by keyboard, and the calendar follows', { timeout: 60_000 }, async () => {
    const before = await calendar()
    await page.goto(`${pilot}/schema`)
    const handles = page.getByRole('button', { name: /^Flytta .* för Grupp 1/ })
    await handles.first().waitFor()
    const status = page.locator('.plan-status [role=status]')
    let isFree = false
    for (let at = 0; at < (await handles.count()) && !isFree; at += 1) {
      await handles.nth(at).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => status.textContent()).toMatch(/är lyft/)
      isFree = !/ingen annan tid/.test((await status.textContent()) ?? '')
      if (!isFree) await page.keyboard.press('Escape')
    }
    expect(isFree).toBe(true)
    await page.keyboard.press('ArrowRight')
    if (/här ligger/.test((await status.textContent()) ?? '')) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Går bra. Ingen regel bryts.').waitFor()
    await dialog.getByRole('button', { name: 'Flytta', exact: true }).click()
    await page.getByText(/är flyttat\./).waitFor()
    const after = await calendar()
    const moved = after.filter(({ start, summary }) =>
      before.every(event => event.summary !== summary || event.start !== start),
    )
    expect(moved.map(({ sequence }) => sequence)).toEqual([1])
    expect(after).toHaveLength(before.length)
  })

  it('replaces a host who is ill in one press', { timeout: 60_000 }, async () => {
    await page.goto(`${pilot}/franvaro`)
    const who = page.getByLabel('Värd', { exact: true })
    await who.waitFor()
    const count = await who.locator('option').count()
    const apply = page.getByRole('button', { name: 'Gör så: förslag 1', exact: true })
    for (let at = 1; at < count; at += 1) {
      await Promise.all([page.waitForResponse(/\/remedies$/), who.selectOption({ index: at })])
      await page.getByText('Letar förslag …').waitFor({ state: 'detached' })
      await apply
        .or(page.getByText(/Inget byte och ingen annan tid|Inget tillfälle berörs/))
        .first()
        .waitFor()
      if ((await apply.count()) > 0) break
    }
    await expectAccessible(page)
    await apply.click()
    await page.getByText('Planen är ändrad, och frånvaron är noterad.').waitFor()
    expect(await calendar()).toHaveLength(7)
  })
})

describe('the days when they have been', () => {
  it('are marked, and evaluated by the student on the telephone', { timeout: 60_000 }, async () => {
    await page.goto(`${pilot}/narvaro`)
    await page.getByRole('button', { name: 'Alla kom hela dagen' }).click()
    await page.getByText('Närvaron är sparad.').waitFor()
    await expectSound(page)
    await move('Markera som genomförd')
    await student.page.reload()
    await student.page.getByRole('button', { name: 'Skicka svaren' }).waitFor()
    await student.page.getByRole('button', { name: 'Skicka svaren' }).click()
    await student.page.getByText('Välj 1–5 för dagarna som helhet.').waitFor()
    await expectSound(student.page)
    await student.page.getByRole('group', { name: 'Dagarna som helhet' }).getByLabel('4').check()
    await student.page.getByLabel('Vad var bäst?').fill('Samtalen')
    await student.page.reload()
    expect(await student.page.getByLabel('Vad var bäst?').inputValue()).toBe('Samtalen')
    await student.page.getByRole('button', { name: 'Skicka svaren' }).click()
    await student.page.getByText('Tack, dina svar är sparade.').waitFor()
  })

  it('are reported, with nothing told of one answer', { timeout: 60_000 }, async () => {
    await move('Avsluta utvärderingen')
    await page.goto(`${pilot}/utvardering`)
    await page.getByText('1 av 30 har svarat.').waitFor()
    expect(await page.getByText('visas inte', { exact: true }).count()).toBeGreaterThan(7)
    expect(await page.getByText('Samtalen', { exact: true }).count()).toBe(0)
    await expectSound(page)
    await page.goto(`${pilot}/rapport`)
    await page.getByRole('heading', { name: 'Deltog efter kön' }).waitFor()
    await expectSound(page)
    expect([...central.complaints, ...student.complaints]).toEqual([])
  })
})
