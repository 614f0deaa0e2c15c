import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
  type Visitor,
} from '../support/browser.ts'
import { confirmProposals, studentLinkFor } from '../support/published-term.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'
import { namesIn, swedishIn } from '../support/swedish-words.ts'

// A term for those who read English, told in order: each test goes on where the last one ended.
const TERM = '/terminer/VT2020'
const STUDENT = 'viktor.danielsson@student.su.example'

let system: RunningSystem
let browser: Browser
let central: Visitor
let names: readonly string[]

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await inEnglish('central')
  names = await namesIn(central.page.request, [
    '/api/reference',
    '/api/terms/VT2020/offers',
    '/api/terms/VT2020/students',
    '/api/session',
  ])
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

async function inEnglish(label: string): Promise<Visitor> {
  const person = await signedIn(browser, system.links.get(label) ?? '')
  await person.page.getByRole('button', { name: 'English' }).click()
  await person.page.getByRole('heading', { level: 1, name: 'To do' }).waitFor()
  return person
}

/** The page reads as English and breaks no rule. */
async function isEnglish(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  expect(await swedishIn(page, names)).toEqual([])
  await expectAccessible(page)
}

async function leave(person: Visitor): Promise<void> {
  expect(person.complaints).toEqual([])
  await person.leave()
}

async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('button', { name: action }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('a term in English', () => {
  it('tells a university what is wrong with its file', async () => {
    const university = await inEnglish('Stockholms universitet')
    const { page } = university
    await page.goto(`${TERM}/import`)
    const text = fs.readFileSync('demo/vt2020/studenter-su.csv', 'utf8')
    await page.locator('input[type=file]').setInputFiles({
      name: 'studenter-su.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text.replace('Barn och unga @ Farsta', 'Barn o unga @ Farsta')),
    })
    await page.getByRole('button', { name: 'Review the file' }).click()
    await page
      .getByText(/Did you mean/)
      .first()
      .waitFor()
    await isEnglish(page)
    await page.getByRole('button', { name: 'Svenska' }).click()
    await page
      .getByText(/Menade du/)
      .first()
      .waitFor()
    await leave(university)
  })

  it('lets a district correct a form and add a place', async () => {
    const district = await inEnglish('Farsta stadsdelsförvaltning')
    const { page } = district
    await page.goto(`${TERM}/platser/ny`)
    await page.getByRole('button', { name: 'Add the place' }).click()
    await page.getByText('Write the name of the unit.').first().waitFor()
    await isEnglish(page)
    await page.getByLabel('Unit', { exact: true }).fill('Beställarenheten äldre')
    await page.getByLabel('Field', { exact: true }).selectOption({ label: 'Äldre' })
    await page.getByLabel('Number of students').fill('1')
    await page.getByRole('button', { name: 'Add the place' }).click()
    await page
      .getByText(/The place at .* has been added\./)
      .first()
      .waitFor()
    await leave(district)
  })

  it('matches, shows why, and proposes the run that is chosen', async () => {
    const { page } = central
    await page.goto(TERM)
    await page.getByRole('button', { name: 'Go on to matching' }).click()
    await confirm(page, 'Go on to matching')
    await page.goto(`${TERM}/matchning`)
    await page.getByRole('button', { name: 'Run the matching' }).click()
    await page.getByRole('link', { name: 'No one outside their list' }).click({ timeout: 60_000 })
    await page.getByText('Proved best').first().waitFor()
    await page
      .getByText(/\(R9\)/)
      .first()
      .waitFor({ timeout: 60_000 })
    await isEnglish(page)
    await page.getByRole('button', { name: 'Svenska' }).click()
    await page
      .getByText(/längre bort än .* \(R9\)/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => page.getByText(/längre bort än/).count()).toBe(0)
    await isEnglish(page)
    await page.getByRole('button', { name: 'Choose this run' }).click()
    await confirm(page, 'Choose this run')
  })

  it('lets a district confirm, and publishes', async () => {
    const district = await inEnglish('Farsta stadsdelsförvaltning')
    await district.page.goto(`${TERM}/placeringar`)
    await district.page.getByRole('article').first().waitFor()
    await isEnglish(district.page)
    await leave(district)

    await confirmProposals(central.page.request)
    await central.page.goto(TERM)
    await central.page.getByRole('button', { name: 'Publish the placements' }).click()
    await confirm(central.page, 'Publish the placements')
    await central.page.goto(`${TERM}/placeringar`)
    await central.page.getByText('Published').first().waitFor()
    await isEnglish(central.page)
    expect(central.complaints).toEqual([])
  })

  it('tells a student where to be, and why there', async () => {
    const student = await visitor(browser, system.url, { viewport: { width: 390, height: 800 } })
    const { page } = student
    await page.goto(await studentLinkFor(central.page.request, STUDENT))
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText(/^You got your/).waitFor()
    await isEnglish(page)
    await leave(student)
  })
})
