import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  downloadAfter,
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

it('lets central find a student by keyboard, hand over what is known, and erase', async () => {
  const { page, complaints, leave } = await signedIn(browser, system.links.get('central') ?? '', {
    viewport: { width: 390, height: 844 },
  })
  await page.goto('/personuppgifter')
  await page.getByLabel('Namn, studentnummer eller mejladress').fill('SU-')
  await page.keyboard.press('Enter')
  const found = page.getByRole('table', { name: 'Träffar' })
  await found.waitFor()
  await found.getByRole('link').first().press('Enter')
  await page.getByRole('heading', { name: 'Önskemål' }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const download = await downloadAfter(page, () =>
    page.getByRole('button', { name: 'Hämta som text' }).press('Enter'),
  )
  expect(download.suggestedFilename()).toMatch(/^uppgifter-.*\.txt$/)
  await page.getByRole('button', { name: 'Radera personen' }).press('Enter')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Radera personen' }).press('Enter')
  await page.getByText(/^Personen raderades/).waitFor()
  await page.goto('/gallring')
  await page.getByText('Radering av student').waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await leave()
})
