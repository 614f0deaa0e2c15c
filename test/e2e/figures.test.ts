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
import { finishedRun } from '../support/finished-run.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const TERM = '/terminer/VT2020'
let system: RunningSystem
let browser: Browser
let wide: Visitor
let narrow: Visitor

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  const link = system.links.get('central') ?? ''
  wide = await signedIn(browser, link)
  narrow = await signedIn(browser, link, { viewport: { width: 320, height: 640 } })
})

afterAll(async () => {
  await wide?.leave()
  await narrow?.leave()
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

const figure = (page: Page, sentence: RegExp) => page.getByRole('figure').filter({ hasText: sentence })

/** Every row of the table behind the figure, its name first. */
async function tableRows(page: Page, sentence: RegExp): Promise<string[][]> {
  const shown = figure(page, sentence)
  await shown.getByText('Visa som tabell').click()
  const rows = await shown.locator('table tbody tr').all()
  return Promise.all(rows.map(row => row.locator('th, td').allInnerTexts()))
}

async function expectGoodEverywhere(path: string, sentence: RegExp, inEnglish: RegExp): Promise<void> {
  for (const { page } of [wide, narrow]) {
    await page.goto(path)
    await figure(page, sentence).waitFor({ timeout: 120_000 })
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await wide.page.getByRole('button', { name: 'English' }).click()
  await figure(wide.page, inEnglish).waitFor()
  await expectAccessible(wide.page)
  await wide.page.getByRole('button', { name: 'Svenska' }).click()
  expect([...wide.complaints, ...narrow.complaints]).toEqual([])
}

describe('the map of districts', () => {
  const sentence = /^Flest platser har/

  it('is right for everybody, and has the table’s numbers', async () => {
    await expectGoodEverywhere(`${TERM}/tavla`, sentence, /^Most places are in/)
    const { page } = wide
    const tiles = await figure(page, sentence).locator('.tile-map > li').all()
    const shown = await Promise.all(
      tiles.map(async tile => [
        await tile.getByRole('link').innerText(),
        await tile.locator('b').innerText(),
      ]),
    )
    const rows = (await tableRows(page, sentence)).map(([name, offered]) => [name, offered])
    expect(shown).toHaveLength(15)
    expect(shown.toSorted()).toEqual(rows.toSorted())
  })

  it('has districts where they lie, each leading to its places', async () => {
    const { page } = wide
    await page.goto(`${TERM}/tavla`)
    const boxOf = async (name: string) =>
      (await page.getByRole('listitem').filter({ hasText: name }).boundingBox())!
    const [north, south] = [await boxOf('Rinkeby-Kista'), await boxOf('Farsta')]
    expect(north.y).toBeLessThan(south.y)
    expect(north.x).toBeLessThan(south.x)
    await page.locator('.tile-map').getByRole('link', { name: 'Farsta' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/platser\?forvaltning=farsta$/)
    expect(await page.getByLabel('Förvaltning', { exact: true }).inputValue()).toBe('farsta')
  })

  it('is central’s: a district has its own row and no map', async () => {
    const person = await signedIn(browser, system.links.get('Farsta stadsdelsförvaltning') ?? '')
    await person.page.goto(`${TERM}/tavla`)
    await person.page.getByRole('table').first().waitFor()
    expect(await person.page.locator('.tile-map').count()).toBe(0)
    await person.leave()
  })
})

describe('the figures of a run', () => {
  it('show who goes where with the table’s numbers, and what a place more is worth', async () => {
    const run = await finishedRun(wide.page)
    const sentence = /^Flest går från/
    await expectGoodEverywhere(`/matchning/${run}`, sentence, /^Most go from/)
    const { page } = wide
    const ends = async (side: string) =>
      (await figure(page, sentence).locator(`.flow-names[data-side=${side}] p`).allInnerTexts()).map(text =>
        text.split(/\s+(?=\d+$)/),
      )
    const left = await ends('from')
    const right = await ends('to')
    const bands = await figure(page, sentence).locator('path').count()
    const rows = await tableRows(page, sentence)
    expect(rows.map(row => [row[0], row.at(-1)])).toEqual(right)
    const counts = rows.map(row => row.slice(1, -1).map(Number))
    expect(left.map(([, count]) => Number(count))).toEqual(
      left.map((_, index) => counts.reduce((sum, row) => sum + (row[index] ?? 0), 0)),
    )
    expect(bands).toBe(counts.flat().filter(count => count > 0).length)

    await expectGoodEverywhere(
      `/matchning/${run}/platsvarde`,
      /^Mest värd är|^Ingen plats till/,
      /^One more place is worth|^No further place/,
    )
    const cells = await page.locator('.heat-grid tbody td').count()
    expect(cells).toBe(15 * 6)
    await page.getByLabel('Bara där någon får en plats').uncheck()
    const gains = await page.locator('.heat-grid td[data-level="3"]').count()
    const rowsWithPlace = await page
      .getByRole('cell', { name: /^\d+ student(er)? fler (med förtur )?får plats/ })
      .count()
    expect(gains).toBe(
      rowsWithPlace -
        (await page
          .locator('.heat-grid')
          .getByRole('cell', { name: /fler (med förtur )?får plats/ })
          .count()),
    )
  })
})
