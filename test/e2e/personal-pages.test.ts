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
import { placementsOf, publishDemonstration } from '../support/published-term.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const NARROW = { viewport: { width: 320, height: 640 } }

let system: RunningSystem
let browser: Browser
let central: Visitor

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
  await publishDemonstration(central.page.request)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

/** The newest personal link of the kind in the outbox. */
async function linkTo(page: Page, path: string, subject: string): Promise<string> {
  const { messages } = (await (await page.request.get('/api/outbox')).json()) as {
    messages: { id: string; subject: string }[]
  }
  const message = messages.find(one => one.subject.includes(subject))
  const { text } = (await (await page.request.get(`/api/outbox/${message?.id}`)).json()) as { text: string }
  return new RegExp(`http\\S+${path}#\\S+`).exec(text)?.[0] ?? ''
}

async function expectRight(page: Page) {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

describe('pages behind a personal link', () => {
  it.each([
    ['/min-plats', 'Din VFU-plats VT2020', 'Jag kommer'],
    ['/handledare', 'du är handledare', 'Jag är handledare'],
    ['/svar', 'första dagen', 'Jag kommer'],
  ])('%s breaks no WCAG rule, wide or narrow, and takes an answer', async (path, subject, button) => {
    const link = await linkTo(central.page, path, subject)
    for (const options of [NARROW, {}]) {
      const person = await visitor(browser, system.url, options)
      await person.page.goto(link)
      await person.page.getByRole('heading', { level: 1 }).waitFor()
      await person.page.getByRole('button').nth(2).waitFor()
      await expectRight(person.page)
      const press = person.page.getByRole('button', { name: button }).first()
      if (await press.isVisible()) {
        await press.focus()
        await person.page.keyboard.press('Enter')
        await person.page
          .getByText(/Svaret är sparat|Du har bekräftat/)
          .first()
          .waitFor()
      }
      await expectRight(person.page)
      expect(person.complaints).toEqual([])
      await person.leave()
    }
  })

  it('shows a coordinator who has what, and adds a meeting', async () => {
    const { page } = central
    const placement = (await placementsOf(page.request)).find(({ state }) => state === 'published')
    await page.goto(`/terminer/VT2020/placeringar/${placement?.id}`)
    await page.getByRole('heading', { name: 'Vem har vad' }).waitFor()
    await expectRight(page)
    await page.getByRole('button', { name: 'Lägg till möte …' }).click()
    await expectAccessible(page)
    await page.getByLabel('Vad mötet heter').fill('Uppföljning')
    await page.getByLabel('Datum').fill('2020-02-03')
    await page.getByLabel('Från').fill('13')
    await page.getByLabel('Till', { exact: true }).fill('14')
    await page.getByLabel('Plats', { exact: true }).fill('Björkstigen 4')
    await page.getByRole('dialog').getByRole('button', { name: 'Spara och meddela' }).click()
    await page.getByRole('heading', { name: 'Uppföljning' }).waitFor()
    await expectRight(page)
    expect(central.complaints).toEqual([])
  })
})
