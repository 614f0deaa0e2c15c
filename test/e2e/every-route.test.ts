import fs from 'node:fs'
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
import { fillEveryPage } from '../support/filled-demonstration.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'
import { namesIn, swedishIn } from '../support/swedish-words.ts'

/** The paths of every route of the client. */
function routePaths(): string[] {
  const files = ['web/src/routes.tsx', 'web/src/routes/matching.tsx', 'web/src/routes/pilots.tsx']
  const source = files.map(file => fs.readFileSync(file, 'utf8')).join('\n')
  return [...source.matchAll(/^ {2}path: '([^']+)'/gm)].map(found => found[1] ?? '')
}

/** Signing in leads somebody who is signed in away. */
const ELSEWHERE = ['/logga-in', '/logga-in/svar/$providerId', '/logga-in/bekrafta']
const PATHS = routePaths().filter(path => !ELSEWHERE.includes(path))

let system: RunningSystem
let browser: Browser
let swedish: Visitor
let english: Visitor
let ids: Readonly<Record<string, string>>
let names: readonly string[]
const titles = new Map<string, string>()

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  const link = system.links.get('central') ?? ''
  swedish = await signedIn(browser, link)
  english = await signedIn(browser, link, { colorScheme: 'dark', reducedMotion: 'reduce' })
  await english.page.getByRole('button', { name: 'English' }).click()
  ids = await fillEveryPage(swedish.page.request)
  names = await namesIn(swedish.page.request, [
    '/api/reference',
    '/api/terms/VT2020/offers',
    `/api/pilots/${ids['pilotId']}`,
    `/api/pilots/${ids['pilotId']}/hosts`,
    `/api/pilots/${ids['pilotId']}/venues`,
  ])
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path.replace(/\$(\w+)/g, (_all, name: string) => ids[name] ?? ''))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page
    .getByText(/^(Hämtar|Loading)/)
    .first()
    .waitFor({ state: 'detached', timeout: 120_000 })
}

/** Buttons and the like that are under 24 px, links within a text apart (WCAG 2.5.8). */
async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`[...document.querySelectorAll('button, select, input:not([type=hidden]), summary, [role=button]')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]'))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 0 && (box.width < 24 || box.height < 24) && !(one.labels?.length > 0 && one.labels[0].getBoundingClientRect().height >= 24))
    .map(([one]) => one.outerHTML.slice(0, 120))`)) as string[]
}

describe('every route, with the demonstration published and planned', () => {
  it.each(PATHS)('%s is sound in Swedish: rules, 320 px, text at double size, targets, title', async path => {
    const { page } = swedish
    await open(page, path)
    await expectAccessible(page)
    expect(await smallTargets(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await expectNoSidewaysScroll(page)
    await page.evaluate(`document.documentElement.style.fontSize = ''`)
    titles.set(path, await page.title())
    expect(swedish.complaints).toEqual([])
  })

  it.each(PATHS)('%s is sound in English on dark: rules, and no Swedish', async path => {
    const { page } = english
    await open(page, path)
    await expectAccessible(page)
    expect(await swedishIn(page, names)).toEqual([])
    expect(english.complaints).toEqual([])
  })

  it('has a title of its own', () => {
    const shared = [...titles].filter(([path, title]) =>
      [...titles].some(([other, same]) => other !== path && same === title),
    )
    expect(titles.size).toBe(PATHS.length)
    expect(shared).toEqual([])
  })
})
