import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1280, height: 900 }

let system: RunningSystem
let browser: Browser

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

/** The page is as usable on a telephone as on a desk; pictures of both are left in test-results/. */
async function look(page: Page, name: string): Promise<void> {
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: `test-results/${name}-${viewport.width}.png`, fullPage: true })
  }
}

/** The personal link in the newest letter to the address, read in the outbox as long as no mail server is set. */
async function linkTo(page: Page, subject: string): Promise<string> {
  await page.goto('/utskick')
  await page.getByRole('link', { name: subject }).first().click()
  const text = await page.getByText('/logga-in#').first().textContent()
  return /https?:\/\/\S+\/logga-in#[\w-]+/.exec(text ?? '')?.[0] ?? ''
}

it('a coordinator is invited by mail, comes in by a click, asks for a new link, and loses the access', async () => {
  const { page: central, complaints } = await signedIn(browser, system.links.get('central')!)
  await central.goto('/personer')
  await look(central, 'personer')
  await central.getByRole('link', { name: 'Bjud in en person' }).click()
  await central.getByRole('button', { name: 'Skicka inbjudan' }).click()
  await central.getByRole('link', { name: 'Skriv personens namn.' }).waitFor()
  await central.getByLabel('Namn').fill('Åsa Öberg')
  await central.getByLabel('E-post i tjänsten').fill('asa.oberg@stockholm.example')
  await central.getByLabel('Roll', { exact: true }).selectOption({ label: 'Samordnare, förvaltning' })
  await central
    .getByLabel('Förvaltning', { exact: true })
    .selectOption({ label: 'Farsta stadsdelsförvaltning' })
  await look(central, 'bjud-in')
  await central.getByRole('button', { name: 'Skicka inbjudan' }).click()
  await central.getByText('Åsa Öberg har fått en inbjudan.').waitFor()

  const invitation = await linkTo(central, 'Inbjudan till VFU-systemet')
  const scanner = await visitor(browser, system.url)
  await scanner.page.goto(invitation)
  await scanner.page.getByRole('button', { name: 'Logga in' }).waitFor()
  await scanner.leave()

  const asa = await signedIn(browser, invitation)
  await asa.page.getByRole('link', { name: 'Mitt konto' }).click()
  await asa.page.getByRole('heading', { name: 'Inloggningar' }).waitFor()
  await asa.page.getByText('Den här').waitFor()
  await look(asa.page, 'mitt-konto')

  const late = await visitor(browser, system.url)
  await late.page.goto(invitation)
  await late.page.getByRole('button', { name: 'Logga in' }).click()
  await late.page.getByText('Länken gäller inte längre.').waitFor()
  await late.page.getByLabel('E-post i tjänsten').fill('asa.oberg@stockholm.example')
  await look(late.page, 'logga-in')
  await late.page.getByRole('button', { name: 'Skicka en länk' }).click()
  await late.page.getByText('Titta i din e-post').waitFor()

  const again = await signedIn(browser, await linkTo(central, 'Din inloggningslänk till VFU-systemet'))
  await again.page.getByRole('heading', { level: 1 }).waitFor()

  await central.goto('/personer')
  await central.getByRole('link', { name: 'Åsa Öberg' }).click()
  await central.getByRole('button', { name: /^Avsluta/ }).waitFor()
  await look(central, 'person')
  await central.getByRole('button', { name: /^Avsluta/ }).click()
  await central.getByRole('dialog').getByRole('button', { name: 'Avsluta' }).click()
  await central.getByText('Avslutad', { exact: true }).waitFor()
  await asa.page.reload()
  await asa.page.waitForURL(/\/logga-in/)

  await central.goto('/logg')
  await central.getByRole('button', { name: 'Kontrollera loggen' }).click()
  await central.getByText(/^Loggen är hel/).waitFor()
  await look(central, 'logg')
  expect([...complaints, ...asa.complaints, ...late.complaints, ...again.complaints]).toEqual([])
})
