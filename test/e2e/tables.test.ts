import fs from 'node:fs'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import readExcelFile from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  downloadAfter,
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const TERM = '/terminer/VT2020'
const MANY = 2000

let system: RunningSystem
let browser: Browser
let central: Visitor

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '', { acceptDownloads: true })
})

afterAll(async () => {
  await central?.leave()
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('table').first().waitFor()
}

/** What the button with this name gives. */
async function fileOf(page: Page, name: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const download = await downloadAfter(page, () => page.getByRole('button', { name }).click())
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) }
}

async function workbookRows(page: Page, name = /^Excel/) {
  const [sheet] = await readExcelFile((await fileOf(page, name)).bytes)
  return sheet?.data ?? []
}

const headings = (page: Page) => page.locator('tbody:visible th[scope=row]').allInnerTexts()
const choose = (page: Page, nth: number) => page.locator('tbody .choose input').nth(nth)

describe('a table as a file', () => {
  it('has the rows that are shown, in their order, with numbers as numbers', async () => {
    const { page } = central
    await open(page, `${TERM}/platser?sortera=-platser`)
    await page.getByLabel('Filtrera').fill('barn')
    await expect.poll(() => page.url()).toContain('sok=barn')
    const [head, ...rows] = await workbookRows(page)
    expect(head).toEqual(await page.locator('thead th:not(.choose)').allInnerTexts())
    expect(rows.map(([unit]) => unit)).toEqual(await headings(page))
    const places = rows.map(row => row[head!.indexOf('Platser')] as number)
    expect(places).toEqual(places.toSorted((a, b) => b - a))
    expect(places.every(Number.isInteger)).toBe(true)
    const field = head!.indexOf('Område')
    expect(rows.some(row => row[field] === 'Barn och unga')).toBe(true)
  })

  it('has the chosen rows alone once some are chosen, as CSV too', async () => {
    const { page } = central
    await open(page, `${TERM}/platser`)
    await choose(page, 1).check()
    await choose(page, 4).press('Space')
    const names = await headings(page)
    const chosen = [names[1], names[4]]
    await page
      .getByRole('status')
      .filter({ hasText: /^2 av .* är markerade\.$/ })
      .waitFor()
    await expectAccessible(page)
    expect(
      (await workbookRows(page, /^Excel: ladda ner 2 markerade rader$/)).slice(1).map(([unit]) => unit),
    ).toEqual(chosen)

    const { name, bytes } = await fileOf(page, /^CSV: ladda ner 2 markerade rader$/)
    expect(name).toMatch(/^platser-\d{4}-\d\d-\d\d\.csv$/)
    const { data } = Papa.parse<string[]>(bytes.toString('utf8').replace('\uFEFF', ''), {
      delimiter: ';',
      skipEmptyLines: true,
    })
    expect(data.slice(1).map(([unit]) => unit)).toEqual(chosen)

    await page.getByRole('button', { name: 'Avmarkera' }).click()
    await page.getByLabel('Markera alla rader').check()
    expect(await page.locator('tbody .choose input:checked').count()).toBe(names.length)
  })

  it('is asked for by keyboard alone, and in English in English', async () => {
    const { page } = central
    await open(page, `${TERM}/tavla`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: /^Excel: download/ }).focus()
    const download = await downloadAfter(page, () => page.keyboard.press('Enter'))
    const [sheet] = await readExcelFile(await download.path())
    await page.getByRole('button', { name: 'Svenska' }).click()
    expect(sheet?.sheet).toBe('Table')
    expect(sheet?.data[0]?.slice(0, 3)).toEqual(['District', 'Sum', 'Answer'])
    expect(sheet?.data).toHaveLength(16)
    expect(central.complaints).toEqual([])
  })

  it('leaves out what one does with a row', async () => {
    const { page } = central
    await open(page, '/personer')
    const [head] = await workbookRows(page)
    expect(head).toEqual(await page.locator('thead th:not(.choose)').allInnerTexts())
    await open(page, `${TERM}/vantar`)
    expect(await page.getByRole('columnheader').last().innerText()).toBe('Åtgärd')
    const rows = await workbookRows(page)
    expect(rows[0]).not.toContain('Åtgärd')
  })
})

describe(`${MANY} rows`, () => {
  /** The students' page as if the term had so many. */
  async function openMany(page: Page): Promise<void> {
    await page.route('**/api/terms/VT2020/students', async route => {
      const answer = (await (await route.fetch()).json()) as { students: object[] }
      const students = Array.from({ length: MANY }, (_, index) => ({
        ...answer.students[index % answer.students.length],
        id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
        number: `N-${String(index).padStart(4, '0')}`,
      }))
      await route.fulfill({ json: { ...answer, students } })
    })
    await open(page, `${TERM}/studenter`)
    await page.getByText(/^2\s000 rader$/).waitFor()
  }
  const drawn = (page: Page) => page.locator('tbody th[scope=row]').count()

  it('are drawn near the window, wherever that is, and say how many there are', async () => {
    const person = await signedIn(browser, system.links.get('central') ?? '', { acceptDownloads: true })
    const { page } = person
    await openMany(page)
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(MANY + 1))
    await expect.poll(() => drawn(page)).toBeLessThan(400)
    const widths = () =>
      page.locator('thead th').evaluateAll(cells => cells.map(cell => Math.round(cell.clientWidth)))
    const before = await widths()
    for (const share of [0.3, 0.8, 1]) {
      // Again and again: rows that are drawn are seldom as high as they were taken to be.
      await expect
        .poll(() =>
          page.evaluate(`(() => {
            const { top, height } = document.querySelector('table').getBoundingClientRect()
            scrollBy(0, top + height * ${share} - innerHeight / 2)
            return [...document.querySelectorAll('tbody th[scope=row]')].some(cell => {
              const { top } = cell.getBoundingClientRect()
              return top > 0 && top < innerHeight
            })
          })()`),
        )
        .toBe(true)
      expect(await drawn(page)).toBeLessThan(400)
    }
    expect(await widths()).toEqual(before)
    await page.getByRole('rowheader', { name: `N-${MANY - 1}` }).waitFor()
    await expectAccessible(page)

    await page.getByLabel('Filtrera').fill(`N-${MANY - 1}`)
    await expect.poll(() => headings(page)).toEqual([`N-${MANY - 1}`])
    await page.getByLabel('Filtrera').fill('')
    await page.getByText(/^2\s000 rader$/).waitFor()
    expect(await workbookRows(page)).toHaveLength(MANY + 1)

    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf({ format: 'A4', landscape: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(30)
    expect(person.complaints).toEqual([])
    await person.leave()
  })

  it('fit a telephone', async () => {
    const person = await signedIn(browser, system.links.get('central') ?? '', {
      viewport: { width: 320, height: 640 },
    })
    await openMany(person.page)
    await expectNoSidewaysScroll(person.page)
    await expectAccessible(person.page)
    expect(await drawn(person.page)).toBeLessThan(400)
    await person.leave()
  })
})
