import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, pictureFailure, signedIn, type Visitor } from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

// From a run to a better one, told in order: each test goes on where the last one ended.
const TERM = '/terminer/VT2020'
const REASON = 'Enheten har bett om just den här studenten.'

let system: RunningSystem
let browser: Browser
let central: Visitor
/** The first run's address, and the student who is moved by hand. */
let run: string
let student: string

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
})

afterAll(async () => {
  await central?.leave()
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

describe('thinking again about a run', () => {
  it('matches the term and opens the run', async () => {
    const { page } = central
    await page.goto(TERM)
    await page.getByRole('button', { name: 'Gå till matchning' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Gå till matchning' }).click()
    await page.getByText('Terminen är nu i skedet matchning').first().waitFor()
    await page.goto(`${TERM}/matchning`)
    await page.getByRole('button', { name: 'Kör matchningen' }).click()
    await page.getByRole('link', { name: 'Ingen utanför sin lista' }).click({ timeout: 60_000 })
    await page.getByText(/93 av 96 studenter får en plats/).waitFor()
    run = new URL(page.url()).pathname
  })

  it('shows who would be affected by one place fewer, while one watches', async () => {
    const { page } = central
    const taken = await takenOffer(page)
    await page.getByRole('link', { name: 'Tänk om …' }).click()
    await page.getByText('Inga ändringar än').waitFor()
    await page.getByRole('button', { name: 'Antal platser' }).click()
    const places = page.getByLabel('Plats', { exact: true })
    expect(await page.evaluate('document.activeElement.id')).toBe(await places.getAttribute('id'))
    await places.selectOption(taken.id)
    const sentence = page.getByRole('status').filter({ hasText: 'får en plats' })
    await sentence.filter({ hasText: '93 av 96 studenter får en plats. Ingen student berörs.' }).waitFor()
    await page.getByRole('button', { name: 'En färre' }).click()
    await page.getByRole('rowheader', { name: new RegExp(`^${taken.student}`) }).waitFor()
    await sentence.filter({ hasText: /byter plats|blir utan plats/ }).waitFor()

    await page.getByLabel('Antal platser', { exact: true }).fill('många')
    await page.getByText('Fyll i resten, så räknas ändringen med.').waitFor()
    await page.getByText('Inga ändringar än').waitFor()
    await page.getByRole('button', { name: /^Ta bort/ }).click()
    expect(await places.count()).toBe(0)
  })

  it('shows the same of a student who is dragged by mouse, and refuses the same', async () => {
    const { page } = central
    await page.goto(run)
    const row = page.getByRole('table', { name: 'Vem som får vilken plats' }).getByRole('row').nth(1)
    const name = (await row.getByRole('rowheader').innerText()).trim()
    const targets = page.locator('.move-targets [data-target]')
    const dialog = page.getByRole('dialog', { name: `Flytta ${name}` })
    const drag = async (whereTo: () => Promise<{ x: number; y: number }>) => {
      await row.locator('.move-grip').scrollIntoViewIfNeeded()
      const from = await middleOf(row.locator('.move-grip'))
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 20, from.y + 10, { steps: 4 })
      const { x, y } = await whereTo()
      await page.mouse.move(x, y, { steps: 8 })
    }
    const listed = async (which: 'first' | 'last') => {
      await targets.first().waitFor()
      await targets[which]().scrollIntoViewIfNeeded()
      return middleOf(targets[which]())
    }

    await drag(() => listed('last'))
    await page.locator('.move-targets [data-over]').waitFor()
    await page.mouse.up()
    await dialog.getByText('Studenten kan inte låsas vid platsen (R12)').waitFor()
    expect(await dialog.getByRole('button', { name: 'Flytta och lås' }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Avbryt' }).click()

    await drag(() => listed('first'))
    await page.keyboard.press('Escape')
    await targets.first().waitFor({ state: 'detached' })
    await page.mouse.up()
    expect(await dialog.count()).toBe(0)

    // Somebody else's row is a place as well.
    await drag(() => middleOf(page.getByRole('table').getByRole('row').nth(2).locator('[data-target]')))
    await page.mouse.up()
    await dialog.getByRole('heading', { name: 'Vad flytten leder till' }).waitFor()
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(1)
    await dialog.getByRole('button', { name: 'Avbryt' }).first().click()
  })

  it('moves a student by hand, after showing the rules, the criteria and the others that it touches', async () => {
    const { page } = central
    await page.goto(run)
    const move = await moveOutsideWishes(page)
    student = move.student
    await page.getByRole('button', { name: `Flytta till … (${student})` }).click()
    const dialog = page.getByRole('dialog', { name: `Flytta ${student}` })
    // The last is the place that breaks most rules: it is shown why, and there is nothing to save.
    await dialog.getByRole('radio').last().check()
    await dialog.getByText('Studenten kan inte låsas vid platsen (R12)').waitFor()
    expect(await dialog.getByRole('button', { name: 'Flytta och lås' }).count()).toBe(0)

    await dialog.getByRole('radio').nth(move.position).check()
    await dialog.getByText(/^Om ingen annan flyttas bryter flytten mot|^Flytten bryter inte/).waitFor()
    await dialog.getByRole('button', { name: 'Flytta och lås' }).click()
    await dialog.getByText('Skriv varför, med minst tre tecken.').first().waitFor()
    await dialog.getByLabel('Varför?').fill(REASON)
    await dialog.getByRole('button', { name: 'Flytta och lås' }).click()
    await page.getByText(`${student} är låst. Matcha resten när du är klar.`).waitFor()
    await page.getByText('En av dem har en annan plats i den här körningen, eller ingen.').waitFor()
  })

  it('matches the rest with the student in the new place', async () => {
    const { page } = central
    await page.getByRole('button', { name: 'Matcha resten' }).click()
    await page.waitForURL(address => address.pathname !== run)
    await page.getByText('Bevisat bäst').first().waitFor({ timeout: 60_000 })
    await page.getByText('1 student är låst').waitFor()
    await page.getByLabel('Filtrera').fill(student)
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: student }) })
    await row.getByText('Låst', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Matcha resten' }).count()).toBe(0)
  })

  it('compares the two runs: who differs, what is worse, and the pin that made it so', async () => {
    const { page } = central
    await page.goto(`${TERM}/matchning`)
    await page.getByRole('row', { name: REASON }).getByText(student).first().waitFor()
    for (const choice of await page.getByRole('checkbox', { name: /^Jämför körningen/ }).all())
      await choice.check()
    await page.getByRole('link', { name: 'Jämför de två valda' }).click()
    await page.getByRole('heading', { level: 1, name: 'Jämför körningar' }).waitFor()
    await page
      .getByText(/studente?r? byter plats/)
      .first()
      .waitFor()
    await page.getByRole('rowheader', { name: new RegExp(`^${student}`) }).waitFor()
    await page.getByText('Sämre').first().waitFor()
    await page.getByText(new RegExp(`^${student} är låst vid `)).waitFor()

    // The address holds the choice: it can be sent to a colleague.
    await page.reload()
    await page.getByText(new RegExp(`^${student} är låst vid `)).waitFor()
    await page.getByRole('button', { name: 'Byt plats på A och B' }).click()
    await page.getByText(new RegExp(`^${student} är inte längre låst vid `)).waitFor()
    await page.getByText('Bättre').first().waitFor()
  })

  it('lets go of the student again, and keeps who pinned and unpinned', async () => {
    const { page } = central
    await page.goto(`${TERM}/matchning`)
    await page.getByRole('button', { name: `Lås upp (${student})` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lås upp' }).click()
    await page.getByText(`${student} är upplåst.`).waitFor()
    await page.getByText('Tidigare lås (1)').click()
    await page.getByRole('row', { name: REASON }).getByText('Projektledaren').nth(1).waitFor()
    expect(central.complaints).toEqual([])
  })
})

const runPath = () => `/api${run.replace('/matchning/', '/runs/')}`

/** An offer of one place that the run has given to a student. */
async function takenOffer(page: Page): Promise<{ id: string; student: string }> {
  const ground = (await (await page.request.get(`${runPath()}/what-if`)).json()) as {
    offers: { id: string; places: number; taken: number }[]
    students: { label: string; offerId: string | null }[]
  }
  const id = ground.offers.find(({ places, taken }) => places === 1 && taken === 1)?.id ?? ''
  return { id, student: ground.students.find(({ offerId }) => offerId === id)?.label ?? '' }
}

/** A student of the run, and where in the list of places one stands that is allowed but outside the wishes. */
async function moveOutsideWishes(page: Page): Promise<{ student: string; position: number }> {
  const { placements } = (await (await page.request.get(runPath())).json()) as {
    placements: { student: { id: string; label: string } }[]
  }
  for (const { student: one } of placements) {
    const { offers } = (await (await page.request.get(`${runPath()}/students/${one.id}/offers`)).json()) as {
      offers: { wish: number | null; broken: unknown[] }[]
    }
    const position = offers.findIndex(({ wish, broken }) => wish === null && broken.length === 0)
    if (position >= 0 && (offers.at(-1)?.broken.length ?? 0) > 0) return { student: one.label, position }
  }
  throw new Error('No student can be placed outside the wishes')
}

/** The middle of what is seen of it, in the window. */
async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
