import fs from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Download, type Page } from 'playwright-core'
import { expect, type TestContext } from 'vitest'

const CANDIDATES = [
  process.env['VFU_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const AXE = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Debian's Chromium, headless. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find(file => file && fs.existsSync(file))
  if (!executablePath)
    throw new Error('There is no Chromium: npm test installs it, or name one in VFU_CHROMIUM')
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Call in `afterEach`: pictures of what every visitor saw when a test failed, in test-results/. */
export async function pictureFailure(browser: Browser, { task }: TestContext): Promise<void> {
  if (task.result?.state !== 'fail') return
  const pages = browser.contexts().flatMap(context => context.pages())
  for (const [index, page] of pages.entries()) {
    const name = task.name.toLowerCase().replace(/[^a-z]+/g, '-')
    await page.screenshot({ path: `test-results/${name}-${index}.png`, fullPage: true })
  }
}

export interface Visitor {
  readonly page: Page
  /** What the page wrote to the console as an error, and exceptions that nobody caught. */
  readonly complaints: readonly string[]
  leave(): Promise<void>
}

/** A person with a browser profile of their own. */
export async function visitor(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', message => {
    // A refusal that the page shows in words is logged by the browser too.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return {
    page,
    complaints,
    async leave() {
      await page.unrouteAll({ behavior: 'wait' })
      await context.close()
    },
  }
}

/** A coordinator who has clicked the sign-in link and the button behind it. */
export async function signedIn(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const person = await visitor(browser, new URL(link).origin, options)
  await person.page.goto(link)
  await person.page.getByRole('button', { name: 'Logga in' }).click()
  await person.page.waitForURL(address => address.pathname !== '/logga-in')
  return person
}

/** The file that the page gives when something is pressed. */
export async function downloadAfter(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()])
  return download
}

interface AxeResult {
  readonly violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[]
}

/** Expects no violation of WCAG 2.2 A or AA that axe can see in the page's present state. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE)
  // A colour that is on its way from one to another has neither's contrast.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished))',
  )
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const result = await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })`,
  )
  const found = (result as AxeResult).violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
  expect(found, page.url()).toEqual([])
}

/** Expects that nothing but marked scroll regions is wider than the window (WCAG 1.4.10, at 320 px). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(width, page.url()).toBeLessThanOrEqual(0)
}
