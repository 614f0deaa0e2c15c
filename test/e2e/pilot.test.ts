import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

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

/** The page is as usable on a small telephone as on a desk; pictures are left in test-results/. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: `test-results/${name}-${width}.png`, fullPage: true })
  }
}

const as = (who: string) => signedIn(browser, system.links.get(who)!)

it('a base teacher marks times with the keyboard, and finds nothing but their own', async () => {
  const { page, complaints, leave } = await as('Baslärare 1, Stockholms universitet')
  const cell = page.getByRole('button', { name: /^mån 9\/3 09:00–10:30/ })
  await cell.waitFor()
  const before = await cell.getAttribute('aria-pressed')
  await cell.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  expect(await cell.getAttribute('aria-pressed')).not.toBe(before)
  await page.getByText('Tiderna är inte sparade.').waitFor()
  await look(page, 'baslarare')
  await page.getByRole('button', { name: 'Spara tiderna' }).click()
  await page.getByText('Tiderna är sparade.').waitFor()
  await page.reload()
  await cell.waitFor()
  expect(await cell.getAttribute('aria-pressed')).not.toBe(before)
  await page.getByRole('link', { name: 'Pilot 1, Vårterminen 2020' }).click()
  await page.getByRole('link', { name: 'Värdar' }).click()
  await page.getByRole('heading', { name: 'Mina tider' }).waitFor()
  expect(await page.getByRole('table', { name: 'Värdar i piloten' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await leave()
})

it('a district enters a host and a room, marks a whole day, and says that all is there', async () => {
  const { page, complaints, leave } = await as('Östermalms stadsdelsförvaltning')
  await page.getByRole('link', { name: 'Auskultation' }).click()
  await page.getByRole('link', { name: /^Pilot 1/ }).click()
  await page.getByRole('navigation', { name: 'Pilotens delar' }).getByRole('link', { name: 'Värdar' }).click()
  await page
    .getByRole('row', { name: /Avdelningschef 1/ })
    .first()
    .waitFor()
  expect(await page.getByText('Rinkeby').count()).toBe(0)
  await look(page, 'vardar')
  await page.getByRole('link', { name: 'Ny värd' }).click()
  await page.getByRole('button', { name: 'Lägg till värden' }).click()
  await page.getByRole('link', { name: 'Skriv ett namn.' }).waitFor()
  await look(page, 'ny-vard')
  await page.getByLabel('Namn').fill('Åsa Öberg')
  await page.getByLabel('Samtal, möte och bemötande').check()
  await page.getByRole('button', { name: 'Lägg till värden' }).click()
  await page.getByRole('heading', { name: 'Åsa Öberg' }).waitFor()
  await page.getByRole('button', { name: 'tis 10/3, hela dagen' }).click()
  await page.getByRole('button', { name: 'Spara tiderna' }).click()
  await page.getByText('Tiderna är sparade.').waitFor()
  await page.getByText('Upptagen 4 pass').waitFor()
  await look(page, 'vard')
  await page.getByRole('link', { name: 'Lokaler' }).click()
  await look(page, 'lokaler')
  await page.getByRole('link', { name: 'Ny lokal' }).click()
  await page.getByLabel('Lokal', { exact: true }).fill('Biblioteket')
  await page.getByLabel('Platser').fill('12')
  await page.getByRole('button', { name: 'Lägg till lokalen' }).click()
  await page.getByRole('heading', { name: 'Biblioteket' }).waitFor()
  await page.getByRole('link', { name: 'Översikt' }).click()
  await page.getByRole('button', { name: 'Allt är angivet Östermalm' }).click()
  await page.getByText(/^Klar /).waitFor()
  expect(complaints).toEqual([])
  await leave()
})

it('the project leader imports again, groups by hand, plans with proof, and chooses the plan', async () => {
  const { page, complaints, leave } = await as('central')
  await page.getByRole('link', { name: 'Auskultation' }).click()
  await look(page, 'piloter')
  await page.getByRole('link', { name: /^Pilot 1/ }).click()
  await page.getByRole('heading', { name: 'Upplägg' }).waitFor()
  await look(page, 'pilot')
  await page.getByRole('link', { name: 'Studenter och grupper' }).click()
  await page.getByRole('link', { name: 'Läs in studenter' }).click()
  await page.locator('#f-file').setInputFiles('demo/vt2020/auskultanter-su.csv')
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await page.getByText('Filen säger detsamma som redan är inläst.', { exact: false }).first().waitFor()
  await page.goBack()
  await page
    .getByLabel('Grupp för Alva Lindgren')
    .locator('optgroup')
    .first()
    .locator('option')
    .nth(1)
    .getAttribute('value')
    .then(value => page.getByLabel('Grupp för Alva Lindgren').selectOption(value))
  await page.getByText('Alva Lindgren är i Hägersten-Liljeholmen, Grupp 2.').waitFor()
  await page.getByRole('heading', { name: 'Grupp 1, 4 studenter' }).waitFor()
  await look(page, 'grupper')
  await page.getByRole('button', { name: 'Gör grupperna automatiskt' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gör grupperna automatiskt' }).click()
  await page.getByText('Grupperna är gjorda.').waitFor()
  expect(await page.getByRole('heading', { name: /, 5 studenter$/ }).count()).toBe(6)
  await page.getByRole('link', { name: 'Planering' }).click()
  await look(page, 'planering')
  await page.getByRole('button', { name: 'Planera' }).click()
  await page.getByText('Bevisat bäst', { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: /^Plan 1/ }).click()
  await page.getByRole('button', { name: 'Välj planen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Välj planen' }).click()
  await page.getByText('Plan 1 gäller.').waitFor()
  await look(page, 'plan')
  await page.getByRole('link', { name: 'Översikt' }).click()
  await page.getByText('En plan är vald.', { exact: false }).waitFor()
  expect(complaints).toEqual([])
  await leave()
})
