import type { Page } from 'playwright-core'
import { launchBrowser, signedIn } from '../test/support/browser.ts'
import { fillEveryPage } from '../test/support/filled-demonstration.ts'
import { startSystem } from '../test/support/running-system.ts'

// Interaction to next paint, as the browser itself measures it (Event Timing), on the demonstration term in Chromium with
// the processor slowed down four times. Each interaction is done some times on a page of its own; the longest counts.

const SLOWDOWN = 4
const TIMES = 3

export interface Interaction {
  readonly what: string
  readonly milliseconds: number
}

interface Planned {
  readonly what: string
  readonly path: string
  readonly act: (page: Page) => Promise<void>
}

/** What coordinators do most. */
function planned({
  termId = '',
  runId = '',
  pilotId = '',
  hostId = '',
}: Readonly<Record<string, string>>): Planned[] {
  const term = `/terminer/${termId}`
  const clickFirst = (selector: string) => async (page: Page) => page.locator(selector).first().click()
  return [
    { what: 'sort the places', path: `${term}/platser`, act: clickFirst('th button') },
    {
      what: 'filter the students, a letter',
      path: `${term}/studenter`,
      act: async page => page.getByLabel('Filtrera').first().press('a'),
    },
    { what: 'go to another page', path: '/', act: clickFirst('nav a[href$="/tavla"]') },
    {
      what: 'open why a student got a place',
      path: `/matchning/${runId}`,
      act: async page =>
        page
          .getByRole('button', { name: /^Varför, för / })
          .first()
          .click(),
    },
    {
      what: 'add a change to a what-if',
      path: `/matchning/${runId}/tank-om`,
      act: async page => page.getByRole('button', { name: 'Antal platser' }).click(),
    },
    {
      what: 'choose all the placements',
      path: `${term}/placeringar`,
      act: clickFirst('thead .choose input'),
    },
    {
      what: 'type in a form',
      path: '/terminer/ny',
      act: async page => page.getByLabel('År').press('2'),
    },
    {
      what: 'mark a time in a week',
      path: `/auskultation/${pilotId}/vardar/${hostId}`,
      act: clickFirst('.week-grid tbody button'),
    },
    {
      what: 'open a session of the week',
      path: `/auskultation/${pilotId}/schema`,
      act: clickFirst('.plan-open'),
    },
  ]
}

/** The longest interaction of each kind, in the milliseconds that the browser reports, to the nearest eight. */
export async function measureInteractions(): Promise<Interaction[]> {
  const system = await startSystem()
  const browser = await launchBrowser()
  try {
    const { page } = await signedIn(browser, system.links.get('central') ?? '')
    const ids = await fillEveryPage(page.request)
    const devtools = await page.context().newCDPSession(page)
    const found: Interaction[] = []
    for (const { what, path, act } of planned(ids)) {
      const taken: number[] = []
      for (let time = 0; time < TIMES; time++) {
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
        await page.goto(path, { waitUntil: 'networkidle' })
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
        await page.evaluate(OBSERVE)
        await act(page)
        await page.waitForTimeout(1_500)
        taken.push(Number(await page.evaluate('window.longestInteraction')))
      }
      found.push({ what, milliseconds: Math.max(...taken) })
    }
    return found
  } finally {
    await browser.close()
    await system.stop()
  }
}

const OBSERVE = `
  window.longestInteraction = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (entry.interactionId) window.longestInteraction = Math.max(window.longestInteraction, entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 })`
