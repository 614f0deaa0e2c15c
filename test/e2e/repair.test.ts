import ICAL from 'ical.js'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
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
import {
  occasionsBehind,
  placementsOf,
  publishDemonstration,
  studentLinkFor,
} from '../support/published-term.ts'
import { runInProcess } from '../support/run-program.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

// A place falls away in a published term, and one student gets another, told in order: each test goes on where the last
// one ended.
const PLACEMENTS = '/terminer/VT2020/placeringar'
const LOSING = 'Bromma stadsdelsförvaltning'
const REASON = 'Handledaren har slutat.'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-repair-'))
const NARROW = { viewport: { width: 320, height: 640 } }

let system: RunningSystem
let browser: Browser
let central: Visitor
let before: Awaited<ReturnType<typeof placementsOf>>
let lost: (typeof before)[number]
let feed: string
let feedBefore: string
/** Of students whom nothing touches: what their calendars say. */
const bystanders = new Map<string, string>()

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, linkOf('central'))
  await publishDemonstration(central.page.request)
  before = await placementsOf(central.page.request)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(context => pictureFailure(browser, context))

function linkOf(label: string): string {
  const link = system.links.get(label)
  if (!link) throw new Error(`No sign-in link for ${label}`)
  return link
}

const textOf = async (address: string) => (await fetch(address)).text()

/** The address of the calendar that the student's own page offers. */
async function feedOf(student: Visitor): Promise<string> {
  const download = student.page.getByRole('link', { name: 'Hämta kalenderfil (.ics)' })
  return new URL(((await download.getAttribute('href')) ?? '').replace('?ladda-ner', ''), system.url).href
}

/** Follows the newest letter to a student to the personal page. */
async function studentOf(recipient: string): Promise<Visitor> {
  const student = await visitor(browser, system.url)
  await student.page.goto(await studentLinkFor(central.page.request, recipient))
  await student.page.getByRole('heading', { level: 1, name: /^Hej / }).waitFor()
  return student
}

/** The addresses of the students behind these letters, newest first. */
async function letters(subject: string): Promise<string[]> {
  const { messages } = (await (await central.page.request.get('/api/outbox')).json()) as {
    messages: { recipient: string; subject: string }[]
  }
  return messages.filter(message => message.subject === subject).map(({ recipient }) => recipient)
}

function eventsOf(calendar: string) {
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  return events.map(event => ({
    uid: String(event.getFirstPropertyValue('uid')),
    status: String(event.getFirstPropertyValue('status')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
  }))
}

describe('a place that falls away after publication', () => {
  it('is reported by its district, with a reason', async () => {
    const told = await letters('Din VFU-plats VT2020')
    const watched: string[] = []
    for (const recipient of told.slice(0, 3)) {
      const link = await studentLinkFor(central.page.request, recipient)
      watched.push(...(await occasionsBehind(central.page.request, link)))
      const student = await studentOf(recipient)
      const address = await feedOf(student)
      bystanders.set(address, await textOf(address))
      await student.leave()
    }
    const district = await signedIn(browser, linkOf(LOSING))
    const { page } = district
    const own = await placementsOf(page.request)
    // Not one of the three whose calendars are watched, and not a protected person, who gets no letter.
    const candidate = own.find(
      ({ student, occasions }) =>
        / /.test(student.label) && !occasions.some(occasion => watched.includes(occasion.id)),
    )
    if (!candidate) throw new Error(`No placement to lose in ${LOSING}`)
    lost = candidate
    await page.goto(`${PLACEMENTS}/${lost.id}`)
    await page.getByRole('button', { name: 'Platsen har fallit bort' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Meddela och avsluta' }).click()
    await dialog.getByText('Skriv en orsak, minst tre tecken.').first().waitFor()
    await dialog.getByLabel('Orsak').fill(REASON)
    await dialog.getByRole('button', { name: 'Meddela och avsluta' }).click()
    await page.getByText('Inställd', { exact: true }).first().waitFor()
    await page.getByText(`Orsak: ${REASON}`).waitFor()
    expect(await page.getByRole('button', { name: 'Platsen har fallit bort' }).count()).toBe(0)
    expect(district.complaints).toEqual([])
    await district.leave()
  })

  it('is told to the student, honestly and without the reason', async () => {
    const [recipient = '', ...more] = await letters('Din VFU-plats VT2020 har fallit bort')
    expect(more).toEqual([])
    const student = await studentOf(recipient)
    await student.page.getByText(`Din plats på ${lost.offer.unit}, ${LOSING}, har fallit bort.`).waitFor()
    await student.page.getByText('Vi söker en ny plats åt dig.').waitFor()
    expect(await student.page.getByText(REASON).count()).toBe(0)
    await expectAccessible(student.page)
    feed = await feedOf(student)
    feedBefore = await textOf(feed)
    for (const event of eventsOf(feedBefore))
      expect(event).toMatchObject({ status: 'CANCELLED', sequence: 1 })
    expect(student.complaints).toEqual([])
    await student.leave()
  })

  it('is seen by central, who works out the smallest change without changing anything', async () => {
    const { page } = central
    await page.goto('/')
    await page.getByText('student är utan plats efter en ändring').waitFor()
    await page.goto(PLACEMENTS)
    await page.getByRole('heading', { name: 'Något har ändrats' }).waitFor()
    await page.getByText(`Orsak: ${REASON}`).waitFor()
    const held = await placementsOf(page.request)
    await page.getByRole('button', { name: 'Räkna ut minsta ändring' }).click()
    await page
      .getByText(/behåller (sin plats|den)/)
      .first()
      .waitFor()
    await page.getByRole('heading', { name: '1 student får en plats' }).waitFor()
    await page.getByText('Före och efter').first().click()
    await expectAccessible(page)
    expect(await placementsOf(page.request)).toEqual(held)
    const files = await Promise.all(['Underlaget (JSON)', 'Svaret (JSON)'].map(name => savedAs(page, name)))
    expect(await runInProcess('verify', ...files)).toMatchObject({ status: 0, err: '' })
    const narrow = await signedIn(browser, linkOf('central'), NARROW)
    await narrow.page.goto(PLACEMENTS)
    await narrow.page.getByRole('button', { name: 'Genomför' }).waitFor()
    await expectNoSidewaysScroll(narrow.page)
    await narrow.leave()
  })

  it('is mended at one press, which proposes a place to its district', async () => {
    const { page } = central
    await page.getByRole('button', { name: 'Genomför' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Genomför ändringen' }).click()
    await page.getByText('Ändringen är genomförd.').first().waitFor()
    await page.getByText('Den senaste ändringen genomfördes').waitFor()
    const proposals = (await placementsOf(page.request)).filter(({ state }) => state === 'proposed')
    expect(proposals.map(({ student }) => student.label)).toContain(lost.student.label)
    for (const district of new Set(proposals.map(({ offer }) => offer.districtName))) {
      const coordinator = await signedIn(browser, linkOf(district))
      await confirmAll(coordinator)
      await coordinator.leave()
    }
  })

  it('leaves the student with the new times, the old ones cancelled', async () => {
    const [recipient = ''] = await letters('Din nya VFU-plats VT2020')
    const student = await studentOf(recipient)
    await student.page.getByText(/^Du gör din VFU på /).waitFor()
    expect(student.complaints).toEqual([])
    await student.leave()
    // The feed that the student subscribed to before, not the new letter's.
    const events = eventsOf(await textOf(feed))
    const old = new Set(eventsOf(feedBefore).map(({ uid }) => uid))
    expect(events.filter(({ uid }) => old.has(uid)).map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ])
    expect(events.filter(({ uid }) => !old.has(uid)).map(({ status }) => status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
    ])
  })

  it('changes nothing for anybody else', async () => {
    const now = await placementsOf(central.page.request)
    const added = now.filter(({ id }) => !before.some(placement => placement.id === id))
    const touched = new Set(added.map(({ student }) => student.label))
    const rest = (placements: typeof before) =>
      placements.filter(({ student }) => !touched.has(student.label))
    expect(rest(now)).toEqual(rest(before))
    // At most one more has to move; which plan is best among equals is the lottery's to say.
    expect(touched.size).toBeLessThan(3)
    expect(bystanders.size).toBe(3)
    for (const [address, text] of bystanders) expect(await textOf(address)).toBe(text)
    expect(central.complaints).toEqual([])
    await central.leave()
  })
})

/** Follows a link to a file, and gives the path where it was saved. */
async function savedAs(page: Page, link: string): Promise<string> {
  const address = await page.getByRole('link', { name: link }).getAttribute('href')
  const file = path.join(folder, `${link}.json`)
  fs.writeFileSync(file, await (await page.request.get(address ?? '')).body())
  return file
}

/** Confirms each proposal, with the supervisor whom it names or with a new one. */
async function confirmAll({ page, complaints }: Visitor): Promise<void> {
  await page.goto(PLACEMENTS)
  await page.getByRole('heading', { name: /^Förslag att svara på/ }).waitFor()
  for (let left = await page.getByRole('article').count(); left > 0; left--) {
    const proposal = page.getByRole('article').first()
    if ((await proposal.getByRole('combobox').inputValue()) !== '') {
      await proposal.getByRole('button', { name: /^Bekräfta / }).click()
    } else {
      await proposal.getByRole('button', { name: /^Ny handledare/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Namn').fill('Örjan Ask')
      await dialog.getByLabel('År för socionomexamen').fill('2005')
      await dialog.getByLabel('Har gått handledarutbildning').selectOption('yes')
      await dialog.getByRole('button', { name: 'Bekräfta med handledaren' }).click()
    }
    await expect.poll(() => page.getByRole('article').count()).toBe(left - 1)
  }
  expect(complaints).toEqual([])
}
