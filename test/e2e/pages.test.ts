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
import { finishedRun } from '../support/finished-run.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const TERM = '/terminer/VT2020'
/** What each role can open; the rest of the site is not theirs. */
const PAGES = {
  central: [
    '/',
    '/terminer',
    '/terminer/ny',
    TERM,
    `${TERM}/tavla`,
    `${TERM}/platser`,
    `${TERM}/studenter`,
    `${TERM}/handledare`,
    `${TERM}/import`,
    `${TERM}/matchning`,
    `${TERM}/placeringar`,
    `${TERM}/vantar`,
    `${TERM}/brev`,
    `${TERM}/brev?brev=proposalsToAnswer&sprak=en`,
    `${TERM}/t2`,
    `${TERM}/lika-villkor`,
    `${TERM}/tillgang`,
    '/stod',
    '/utskick',
    '/personer',
    '/personer/ny',
    '/logg',
    '/stoppat',
    '/personuppgifter',
    '/gallring',
    '/mitt-konto',
    '/tillganglighet',
    '/lottning',
  ],
  'Farsta stadsdelsförvaltning': [
    '/',
    `${TERM}/tavla`,
    `${TERM}/platser`,
    `${TERM}/handledare`,
    `${TERM}/import`,
    `${TERM}/placeringar`,
    `${TERM}/vantar`,
    '/utskick',
    `${TERM}/t2`,
    `${TERM}/lika-villkor`,
    `${TERM}/tillgang`,
  ],
  'Stockholms universitet': [
    '/',
    `${TERM}/tavla`,
    `${TERM}/studenter`,
    `${TERM}/handledare`,
    `${TERM}/import`,
    `${TERM}/placeringar`,
    `${TERM}/vantar`,
    `${TERM}/t2`,
  ],
} as const

const NARROW = { viewport: { width: 320, height: 640 } }

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

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // What a page loads is announced as loading until it is there.
  await page
    .getByText(/^(Hämtar|Loading)/)
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 })
}

describe.each(Object.entries(PAGES))('the pages of %s', (role, paths) => {
  let wide: Visitor
  let narrow: Visitor

  beforeAll(async () => {
    wide = await signedIn(browser, system.links.get(role) ?? '')
    narrow = await signedIn(browser, system.links.get(role) ?? '', NARROW)
  })

  afterAll(async () => {
    await wide?.leave()
    await narrow?.leave()
  })

  it.each(paths)('%s breaks no WCAG rule, in Swedish, English and at 320 px', async path => {
    await open(wide.page, path)
    await expectAccessible(wide.page)
    await wide.page.getByRole('button', { name: 'English' }).click()
    await expectAccessible(wide.page)
    await wide.page.getByRole('button', { name: 'Svenska' }).click()

    await open(narrow.page, path)
    await expectAccessible(narrow.page)
    await expectNoSidewaysScroll(narrow.page)
    expect([...wide.complaints, ...narrow.complaints]).toEqual([])
  })
})

describe('pages without an account', () => {
  it.each(['/logga-in', '/min-plats', '/tillganglighet', '/lottning', '/finns-inte'])(
    '%s breaks no WCAG rule',
    async path => {
      for (const options of [{}, NARROW]) {
        const person = await visitor(browser, system.url, options)
        await open(person.page, path)
        await expectAccessible(person.page)
        await expectNoSidewaysScroll(person.page)
        expect(person.complaints).toEqual([])
        await person.leave()
      }
    },
  )
})

describe('the keyboard alone', () => {
  it('signs in, skips to the content, finds a place and takes the term to its next phase', async () => {
    const person = await visitor(browser, system.url)
    const { page } = person
    await page.goto(system.links.get('central') ?? '')
    await page.getByRole('button', { name: 'Logga in' }).waitFor()
    // From the heading, which has the button's name and the focus.
    await page.keyboard.press('Tab')
    await pressUntil(page, 'Logga in')
    await page.getByRole('heading', { name: 'Att göra' }).waitFor()

    await page.goto(`${TERM}/platser`)
    await page.getByRole('heading', { name: 'Platser', level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toMatch(/innehåll/i)
    await page.keyboard.press('Enter')
    await tabTo(page, 'Filtrera')
    await page.keyboard.type('beroende')
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(20)

    await page.goto(TERM)
    await page.getByRole('button', { name: 'Gå till matchning' }).waitFor()
    await pressUntil(page, 'Gå till matchning')
    await page.getByRole('dialog').waitFor()
    await pressUntil(page, 'Gå till matchning')
    await page.getByText('Terminen är nu i skedet matchning').first().waitFor()
    expect(person.complaints).toEqual([])
    await person.leave()
  })
})

describe('an address that leads nowhere', () => {
  it('is answered by a page that says so, without a fault', async () => {
    const person = await signedIn(browser, system.links.get('Farsta stadsdelsförvaltning') ?? '')
    for (const [path, title] of [
      ['/terminer/VT20/tavla', 'Sidan finns inte'],
      ['/terminer/HT2031/tavla', 'Sidan finns inte'],
      [`${TERM}/platser/17`, 'Sidan finns inte'],
      [`${TERM}/studenter`, 'Sidan är inte till för din roll'],
      ['/logg', 'Sidan är inte till för din roll'],
    ] as const) {
      await open(person.page, path)
      await person.page.getByRole('heading', { level: 1, name: title }).waitFor()
      await expectAccessible(person.page)
    }
    expect(person.complaints).toEqual([])
    await person.leave()
  })
})

describe('a session that ends', () => {
  it('leaves what was typed on the page, and lets it be saved after signing in in another tab', async () => {
    const link = system.links.get('central') ?? ''
    const person = await signedIn(browser, link)
    const { page } = person
    await open(page, TERM)
    const travel = page.getByLabel('Längsta restid, minuter enkel väg')
    await travel.fill('75')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Spara terminen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Du har blivit utloggad' })
    await dialog.waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Jag har loggat in' }).click()
    await dialog.getByText('Du är inte inloggad än').waitFor()

    const other = await page.context().newPage()
    await other.goto(link)
    await other.getByRole('button', { name: 'Logga in' }).click()
    await other.getByRole('heading', { name: 'Att göra' }).waitFor()
    await dialog.getByRole('button', { name: 'Jag har loggat in' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await travel.inputValue()).toBe('75')
    await page.getByRole('button', { name: 'Spara terminen' }).click()
    await page.getByText('Terminen är sparad.').waitFor()
    expect(person.complaints).toEqual([])
    await person.leave()
  })

  it('leads to sign in, with a word about why, when nothing is typed', async () => {
    const person = await signedIn(browser, system.links.get('central') ?? '')
    const { page } = person
    await Promise.all([page.waitForResponse('**/api/events'), open(page, '/terminer')])
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Utskick' }).click()
    await page.getByText('Du har blivit utloggad').waitFor()
    expect(new URL(page.url()).searchParams.get('ater')).toBe('/utskick')
    await person.leave()
  })
})

describe('a first-time visitor to an inner page', () => {
  it('is asked to sign in, and told of no session that has ended', async () => {
    const person = await visitor(browser, system.url)
    const { page } = person
    await open(page, `${TERM}/platser`)
    await page.waitForURL(/logga-in/)
    await page.getByRole('heading', { level: 1, name: 'Logga in' }).waitFor()
    expect(await page.getByText('Du har blivit utloggad').count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('ater')).toBe(`${TERM}/platser`)
    await person.leave()
  })
})

describe('where the reader’s system is dark, wants more contrast or less motion', () => {
  it.each(['/', TERM, `${TERM}/tavla`, `${TERM}/platser`, `${TERM}/brev?brev=proposalsToAnswer`])(
    '%s breaks no WCAG rule',
    async path => {
      const person = await signedIn(browser, system.links.get('central') ?? '', {
        colorScheme: 'dark',
        contrast: 'more',
        reducedMotion: 'reduce',
      })
      await open(person.page, path)
      await expectAccessible(person.page)
      await person.leave()
    },
  )
})

describe('the pages of a run', () => {
  let wide: Visitor
  let narrow: Visitor
  let run: string

  beforeAll(async () => {
    wide = await signedIn(browser, system.links.get('central') ?? '')
    narrow = await signedIn(browser, system.links.get('central') ?? '', NARROW)
    run = await finishedRun(wide.page)
  })

  afterAll(async () => {
    await wide?.leave()
    await narrow?.leave()
  })

  async function expectAccessibleEverywhere(path: () => string, arrange = async (_page: Page) => {}) {
    for (const { page } of [wide, narrow]) {
      await open(page, path())
      await arrange(page)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
    await wide.page.getByRole('button', { name: 'English' }).click()
    await expectAccessible(wide.page)
    await wide.page.getByRole('button', { name: 'Svenska' }).click()
    expect([...wide.complaints, ...narrow.complaints]).toEqual([])
  }

  it('the run itself breaks no WCAG rule', () => expectAccessibleEverywhere(() => `/matchning/${run}`))

  it('why a student got what they got breaks no WCAG rule', () =>
    expectAccessibleEverywhere(
      () => `/matchning/${run}`,
      async page => {
        const why = page.getByRole('button', { name: /^Varför, för / })
        await why.first().click({ timeout: 60_000 })
        await page.getByRole('dialog', { name: /^Skälen för / }).waitFor()
        await expectAccessible(page)
        await page.getByRole('button', { name: 'Stäng' }).click()
      },
    ))

  it('what a place is worth, and what a policy costs, break no WCAG rule', async () => {
    const shown = (page: Page) => page.getByRole('table').first().waitFor({ timeout: 120_000 })
    await expectAccessibleEverywhere(() => `/matchning/${run}/platsvarde`, shown)
    await expectAccessibleEverywhere(() => `${TERM}/matchning/principer`, shown)
  })

  it('what if breaks no WCAG rule, with one change of each kind and its result', () =>
    expectAccessibleEverywhere(
      () => `/matchning/${run}/tank-om`,
      async page => {
        const kinds = page.getByRole('group', { name: 'Lägg till en ändring' }).getByRole('button')
        for (const kind of await kinds.all()) await kind.click()
        await page.getByLabel('Plats', { exact: true }).first().selectOption({ index: 1 })
        await page.getByRole('button', { name: 'En färre' }).click()
        await page.getByRole('heading', { name: 'Kriterierna bredvid varandra' }).waitFor()
      },
    ))

  it('a move breaks no WCAG rule, allowed or refused', () =>
    expectAccessibleEverywhere(
      () => `/matchning/${run}`,
      async page => {
        await page
          .getByRole('button', { name: /^Flytta till …/ })
          .first()
          .click()
        await page.getByRole('radio').last().check()
        await page.getByText('Studenten kan inte låsas vid platsen (R12)').waitFor()
        await expectAccessible(page)
        await page.getByRole('radio').nth(1).check()
        await page.getByLabel('Varför?').waitFor()
        await expectAccessible(page)
        await page.getByLabel('Varför?').fill('Enheten har bett om det.')
        await page.getByRole('button', { name: 'Flytta och lås' }).click()
        await page.getByText('1 student är låst').waitFor()
      },
    ))

  it('the runs with pinned students break no WCAG rule', () =>
    expectAccessibleEverywhere(
      () => `${TERM}/matchning`,
      async page => {
        await page.getByRole('heading', { name: 'Låsta studenter' }).waitFor()
        await page.getByText('Tidigare lås (1)').click()
      },
    ))

  it('two runs side by side break no WCAG rule', async () => {
    const other = await finishedRun(wide.page)
    await expectAccessibleEverywhere(
      () => `${TERM}/matchning/jamfor?a=${run}&b=${other}`,
      page => page.getByText(/är låst vid/).waitFor(),
    )
    await expectAccessibleEverywhere(() => `${TERM}/matchning/jamfor`)
  })
})

/** Tabs to the control with this name and presses Enter. */
async function pressUntil(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focusedName(page)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to ${name} by Tab`)
}

/** The label or text of what has the focus. */
async function focusedName(page: Page): Promise<string> {
  const name = await page.evaluate(
    `(() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent ?? '' })()`,
  )
  return String(name).trim()
}
