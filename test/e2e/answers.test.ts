import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const TERM = '/api/terms/VT2020'
const headers = { 'x-requested-with': 'vfu' }

let system: RunningSystem
let browser: Browser
beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
})
afterEach(context => pictureFailure(browser, context))
afterAll(async () => {
  await browser.close()
  await system.stop()
})

it('a district answers from its mail on a telephone, and central sees on whom the rest waits (S6)', async () => {
  const central = await signedIn(browser, system.links.get('central') ?? '')
  const { request } = central.page
  const post = async (path: string, data: object = {}) => {
    const answer = await request.post(path, { headers, data })
    expect(answer.ok(), path).toBe(true)
    return (await answer.json()) as { id: string }
  }
  await post(`${TERM}/phase`, { to: 'matching' })
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
  const { id } = await post(`${TERM}/runs`, asked)
  await expect
    .poll(async () => ((await (await request.get(`/api/runs/${id}`)).json()) as { status: string }).status, {
      timeout: 60_000,
    })
    .toBe('optimal')
  await post(`/api/runs/${id}/choose`)
  const { messages } = (await (await request.get('/api/outbox')).json()) as {
    messages: { id: string; subject: string }[]
  }
  const letter = messages.find(({ subject }) => subject.includes('Farsta'))
  const { text } = (await (await request.get(`/api/outbox/${letter?.id}`)).json()) as { text: string }
  const link = /http\S+\/svara#\S+/.exec(text)?.[0] ?? ''

  const district = await visitor(browser, system.url, { viewport: { width: 320, height: 640 } })
  const { page } = district
  await page.goto(link.slice(system.url.length))
  await page.getByText(/förslag väntar på ert svar/).waitFor()
  expect(page.url()).not.toContain('#')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const first = page.getByRole('article').first()
  const student = (await first.getByRole('heading').textContent()) ?? ''
  await first.getByLabel('Handledare').selectOption({ label: 'Någon annan …' })
  await first.getByRole('button', { name: `Bekräfta ${student}` }).click()
  await first.getByText('Skriv handledarens namn.').waitFor()
  await expectAccessible(page)
  await first.getByLabel('Namn').fill('Åsa Öberg')
  await first.getByLabel(/År för socionomexamen/).fill('2005')
  await first.getByLabel(/Har gått handledarutbildning/).selectOption({ label: 'Ja' })
  await first.getByRole('button', { name: `Bekräfta ${student}` }).press('Enter')
  await page.getByText(`${student} är bekräftad.`).waitFor()
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')

  const next = page.getByRole('article').first()
  const other = (await next.getByRole('heading').textContent()) ?? ''
  await next.getByRole('button', { name: `Avböj ${other}` }).press('Enter')
  await next.getByRole('button', { name: 'Avböj placeringen' }).click()
  await next.getByText('Välj en orsak.').waitFor()
  await expectAccessible(page)
  await next.getByLabel('Orsak').selectOption({ label: 'Handledaren slutar eller är borta' })
  await next.getByRole('button', { name: 'Avböj placeringen' }).click()
  await page.getByText(`Placeringen av ${other} är avböjd.`).waitFor()
  await page.getByRole('heading', { name: 'Besvarade' }).waitFor()
  await expectNoSidewaysScroll(page)
  expect(district.complaints).toEqual([])

  await central.page.goto('/terminer/VT2020/vantar')
  await central.page.getByRole('button', { name: /^Påminn nu: Farsta/ }).click()
  await central.page.getByText('En påminnelse till Farsta stadsdelsförvaltning är lagd i kö.').waitFor()
  await expectAccessible(central.page)
  await central.page.goto(`/utskick/${letter?.id}`)
  const shown = central.page.getByRole('group', { name: 'Så ser brevet ut' })
  await shown.getByText('Ni har förslag att besvara').waitFor()
  await expectAccessible(central.page)
  expect(central.complaints).toEqual([])
})
