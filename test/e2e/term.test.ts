import ICAL from 'ical.js'
import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  downloadAfter,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
  type Visitor,
} from '../support/browser.ts'
import { occasionsBehind } from '../support/published-term.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts'

// One term, from the coordinators' files to a student's calendar, told in order: each test goes on where the last one ended.
const TERM = '/terminer/VT2020'
const DECLINE_REASON = 'Handledaren har slutat.'

let system: RunningSystem
let sink: SmtpSink
let browser: Browser
let central: Visitor

function linkOf(label: string): string {
  const link = system.links.get(label)
  if (!link) throw new Error(`No sign-in link for ${label}`)
  return link
}

beforeAll(async () => {
  sink = await startSmtpSink()
  system = await startSystem({ VFU_SMTP_URL: sink.url, VFU_QUIET_HOURS: 'off' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await sink?.close()
})

afterEach(context => pictureFailure(browser, context))

describe('a term in the browser', () => {
  it('signs a coordinator in at a click, not by opening the link', async () => {
    const link = linkOf('central')
    central = await visitor(browser, system.url)
    const { page } = central
    await page.goto(link)
    await page.getByRole('button', { name: 'Logga in' }).waitFor()
    expect((await page.request.get('/api/session')).status()).toBe(401)
    await page.getByRole('button', { name: 'Logga in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Att göra' }).waitFor()
    expect(page.url()).not.toContain('#')
  })

  it('shows the central coordinator what is offered against the target', async () => {
    const { page } = central
    await page.goto(`${TERM}/tavla`)
    await page.getByText('100 av 100 platser är erbjudna').waitFor()
    await page.getByText('Lärosätena har läst in 96 studenter').waitFor()
  })

  it('names every fault in a university’s file, then the difference, and imports it once', async () => {
    const university = await signedIn(browser, linkOf('Stockholms universitet'))
    const { page } = university
    const file = fs.readFileSync('demo/vt2020/studenter-su.csv', 'utf8')
    await reviewFile(page, file.replace('Barn och unga @ Farsta', 'Barn o unga @ Farsta'))
    await page.getByText('1 fel. Inget har lästs in.').first().waitFor()
    await page
      .getByText('Menade du ’Barn och unga’?')
      .or(page.getByText('Menade du ”Barn och unga”?'))
      .first()
      .waitFor()

    await reviewFile(
      page,
      file.replace('Lidingö;;Nej;Barn och unga @ Östermalm', 'Lidingö;75;Nej;Barn och unga @ Östermalm'),
    )
    await page.getByText('Ändrade (1)').click()
    await page.getByRole('cell', { name: '75', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Läs in', exact: true }).click()
    await page.getByText('Filen är inläst').first().waitFor()

    await reviewFile(
      page,
      file.replace('Lidingö;;Nej;Barn och unga @ Östermalm', 'Lidingö;75;Nej;Barn och unga @ Östermalm'),
    )
    await page.getByText('Filen säger detsamma som redan är inläst').first().waitFor()
    expect(university.complaints).toEqual([])
    await university.leave()
  })

  it('shows a district its own offers alone, and takes its word that they are all there', async () => {
    const farsta = await signedIn(browser, linkOf('Farsta stadsdelsförvaltning'))
    const { page } = farsta
    await page.goto(`${TERM}/platser`)
    await page.getByText('Beställarenheten äldre').first().waitFor()
    expect(await page.getByText('Öppenvården beroende').count()).toBe(0)
    await page.goto('/')
    await page.getByRole('button', { name: 'Vi är klara' }).click()
    await page.getByRole('button', { name: 'Ändra svaret' }).waitFor()
    expect(farsta.complaints).toEqual([])
    await farsta.leave()
  })

  it('matches, shows why no plan is better, and proposes the run that is chosen', async () => {
    const { page } = central
    await page.goto(TERM)
    await page.getByRole('button', { name: 'Gå till matchning' }).click()
    await confirmDialog(page)
    await page.getByText('Terminen är nu i skedet matchning').first().waitFor()
    await page.goto(`${TERM}/matchning`)
    await page.getByRole('button', { name: 'Kör matchningen' }).click()
    await page.getByRole('link', { name: 'Ingen utanför sin lista' }).click({ timeout: 60_000 })
    await page.getByText(/93 av 96 studenter får en plats/).waitFor()
    await page.getByText('Ingen hamnar utanför sin lista.').first().waitFor()
    await page.getByText('Bevisat bäst').first().waitFor()
    await page
      .getByText(/längre bort än studentens längsta restid \(R9\)/)
      .first()
      .waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Välj den här körningen' }).click()
    await confirmDialog(page)
    await page.getByText('Körningen är vald').first().waitFor()
    await sink.waitFor(message => message.subject.includes('förslag att besvara för Farsta'), 20_000)
  })

  it('lets every district confirm with a named supervisor or decline with a reason', async () => {
    const districts = [...system.links.keys()].filter(label => /förvaltning/i.test(label))
    expect(districts).toHaveLength(15)
    for (const district of districts) {
      const coordinator = await signedIn(browser, linkOf(district))
      await answerProposals(coordinator.page, district.startsWith('Bromma'))
      expect(coordinator.complaints, district).toEqual([])
      await coordinator.leave()
    }
  })

  it('publishes, and tells exactly those whom it concerns', async () => {
    const { page } = central
    await page.goto(`${TERM}/placeringar`)
    await page.getByText(DECLINE_REASON).or(page.getByText('Avböjd').first()).first().waitFor()
    await page.goto(TERM)
    await page.getByRole('button', { name: 'Publicera placeringarna' }).click()
    await confirmDialog(page)
    await page.getByText('Terminen är nu i skedet publicerad').first().waitFor()
    const isLetter = (message: { subject: string }) => message.subject === 'Din VFU-plats VT2020'
    // 93 proposed, one declined, three of them protected persons who are sent nothing (P2).
    await expect.poll(() => sink.messages.filter(isLetter).length, { timeout: 60_000 }).toBe(89)
    const addresses = new Set(sink.messages.filter(isLetter).flatMap(({ envelope }) => envelope.to))
    // Two students at Södertörn have one address between them, which the import's preview points out.
    expect(addresses.size).toBe(88)
    expect([...addresses].filter(address => !address.endsWith('.example'))).toEqual([])
  })

  it('shows a student the place, and gives a calendar that is right in another time zone', async () => {
    const link = studentLink()
    const student = await visitor(browser, system.url)
    const { page } = student
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: /^Hej / }).waitFor()
    await page.getByText('20 januari').first().waitFor()
    const download = await downloadAfter(page, () =>
      page.getByRole('link', { name: 'Hämta kalenderfil (.ics)' }).click(),
    )
    const calendar = fs.readFileSync(await download.path(), 'utf8')
    const events = eventsOf(calendar)
    expect(events.map(event => event.summary.split(':')[0])).toEqual(['VFU', 'VFU', 'VFU'])
    const firstDay = events.find(event => event.summary.includes('första dagen'))
    expect(firstDay?.startDate.toJSDate().toISOString()).toBe('2020-01-20T08:00:00.000Z')
    expect(student.complaints).toEqual([])
    await student.leave()
  })

  it('lets the feed follow a first day that the district moves', async () => {
    const { page } = central
    const student = await visitor(browser, system.url)
    await student.page.goto(studentLink())
    const address = await student.page
      .getByRole('link', { name: 'Hämta kalenderfil (.ics)' })
      .getAttribute('href')
    const feed = new URL((address ?? '').replace('?ladda-ner', ''), system.url).href
    const before = eventsOf(await (await fetch(feed)).text()).find(event =>
      event.summary.includes('första dagen'),
    )
    const [occasion = ''] = await occasionsBehind(page.request, studentLink())
    const placement = await placementOfOccasion(page, occasion)
    await page.goto(`${TERM}/placeringar/${placement}`)
    await page.getByRole('button', { name: 'Ändra första dagen' }).click()
    await page.getByLabel('Från').fill('08:15')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Spara|Ändra/ })
      .click()
    await page
      .getByText(/08[:.]15/)
      .first()
      .waitFor()
    const after = eventsOf(await (await fetch(feed)).text()).find(event => event.uid === before?.uid)
    expect(after?.startDate.toJSDate().toISOString()).toBe('2020-01-20T07:15:00.000Z')
    expect(after?.sequence).toBe(1)
    await student.leave()
  })

  it('leaves the protected person to the university, which hands over a link of its own', async () => {
    const university = await signedIn(browser, linkOf('Stockholms universitet'))
    const { page } = university
    await page.goto(`${TERM}/placeringar`)
    await page.getByText('SU-1004').first().waitFor()
    expect(await page.getByText('ESB-1004').count()).toBe(0)
    expect(sink.messages.some(message => JSON.stringify(message).includes('SU-1004'))).toBe(false)
    await university.leave()
  })

  it('has complained of nothing, and stops in order', async () => {
    expect(central.complaints).toEqual([])
    await central.leave()
    expect(await system.stop()).toBe(0)
    expect(system.output()).not.toMatch(/warning|error/i)
  })
})

/** Chooses the university's students as what to import, hands over the text as a file, and has it reviewed. */
async function reviewFile(page: Page, text: string): Promise<void> {
  await page.goto(`${TERM}/import`)
  const students = page.getByRole('radio', { name: /^Studenter/ })
  if ((await students.count()) > 0) await students.check()
  await page.locator('input[type=file]').setInputFiles({
    name: 'studenter-su.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: 'Granska filen' }).click()
}

/** Presses the button that goes on in the dialog that is open: the one that is not a way out. */
async function confirmDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.waitFor()
  await dialog
    .getByRole('button')
    .filter({ hasNotText: /Avbryt|Stäng/ })
    .last()
    .click()
  await dialog.waitFor({ state: 'detached' })
}

async function answerProposals(page: Page, declinesOne: boolean): Promise<void> {
  await page.goto(`${TERM}/placeringar`)
  await page.getByRole('heading', { name: /^Förslag att svara på/ }).waitFor()
  if (declinesOne) {
    await page
      .getByRole('button', { name: /^Avböj / })
      .first()
      .click()
    await page.getByLabel('Orsak').selectOption({ label: 'Handledaren slutar eller är borta' })
    await page.getByLabel('Kommentar').fill(DECLINE_REASON)
    await page.getByRole('button', { name: 'Avböj placeringen' }).click()
    await page
      .getByText(/är avböjd/)
      .first()
      .waitFor()
  }
  const bulk = page.getByRole('button', { name: /^Bekräfta alla med namngiven handledare/ })
  if ((await bulk.count()) > 0) {
    await bulk.click()
    await confirmDialog(page)
    await page
      .getByText(/placering(ar)? är bekräftad/)
      .first()
      .waitFor()
  }
  for (;;) {
    const left = page.getByRole('article')
    const count = await left.count()
    if (count === 0) break
    await answerOne(page)
    await expect.poll(() => left.count()).toBe(count - 1)
  }
  await page.getByText('Alla förslag är besvarade').first().waitFor()
}

/** Confirms the first proposal, with the supervisor it names or with a new one. */
async function answerOne(page: Page): Promise<void> {
  const proposal = page.getByRole('article').first()
  if ((await proposal.getByRole('combobox').inputValue()) !== '') {
    await proposal.getByRole('button', { name: /^Bekräfta / }).click()
    return
  }
  await proposal.getByRole('button', { name: /^Ny handledare/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Namn').fill('Åsa Öberg')
  await dialog.getByLabel('E-postadress').fill('asa.oberg@stockholm.example')
  await dialog.getByLabel('År för socionomexamen').fill('2005')
  await dialog.getByRole('button', { name: 'Bekräfta med handledaren' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The personal link in the first letter to a student. */
function studentLink(): string {
  const letter = sink.messages.find(({ subject }) => subject === 'Din VFU-plats VT2020')
  const link = /http\S+\/min-plats#\S+/.exec(letter?.text ?? '')?.[0]
  if (!link) throw new Error('No letter with a personal link')
  return link
}

function eventsOf(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar) as never)
  for (const zone of component.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return component.getAllSubcomponents('vevent').map(event => new ICAL.Event(event))
}

/** Which placement has the occasion, asked with the central coordinator's session. */
async function placementOfOccasion(page: Page, occasionId: string): Promise<string> {
  const response = await page.request.get('/api/terms/VT2020/placements')
  const { placements } = (await response.json()) as {
    placements: { id: string; occasions: { id: string }[] }[]
  }
  return placements.find(({ occasions }) => occasions.some(({ id }) => id === occasionId))?.id ?? ''
}
