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
import { startSystem, type RunningSystem } from '../support/running-system.ts'

let system: RunningSystem
let browser: Browser
let central: Visitor

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  central = await signedIn(browser, system.links.get('central') ?? '')
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

/** Sign-in links work once. */
const used = new Set<string>()
const HEADERS = { 'x-requested-with': 'vfu' }

/** The person whose page is open, changed as a colleague at another computer would. */
async function renameElsewhere(page: Page, name: string): Promise<void> {
  const path = `/api/people/${new URL(page.url()).pathname.split('/').at(-1)}`
  const person = (await (await page.request.get(path)).json()) as Record<string, unknown>
  const seen = { name: person['name'], email: person['email'], language: person['language'] }
  const answer = await page.request.put(path, { data: { ...seen, name, seen }, headers: HEADERS })
  expect(answer.status()).toBe(200)
}

async function openPerson(page: Page): Promise<void> {
  await page.goto('/personer')
  await page
    .getByRole('link', { name: /Farsta|Fatima|Ek|Berg/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Uppgifter' }).waitFor()
}

describe('a form', () => {
  it('has what was typed after going away and back, and forgets it when asked to', async () => {
    const { page } = central
    await page.goto('/terminer/ny')
    await page.getByLabel('År').fill('2031')
    page.once('dialog', dialog => void dialog.accept())
    await page.getByRole('link', { name: 'Terminer' }).first().click()
    await page.getByRole('link', { name: 'Lägg upp en termin' }).waitFor()
    await page.goBack()
    await page.getByText('Här är det du skrev förra gången').waitFor()
    expect(await page.getByLabel('År').inputValue()).toBe('2031')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Släng det och börja om' }).click()
    expect(await page.getByLabel('År').inputValue()).toBe('')
    await page.reload()
    await page.getByLabel('År').waitFor()
    expect(await page.getByText('Här är det du skrev förra gången').count()).toBe(0)
  })

  it('has what was typed when the session has ended and the person signs in again in the tab', async () => {
    const own = await signedIn(browser, await newLink())
    const { page } = own
    await page.goto('/personer/ny')
    await page.getByLabel('Namn').fill('Någon Ny')
    await page.context().clearCookies()
    page.once('dialog', dialog => void dialog.accept())
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /Logga in/ }).waitFor()
    await page.goto(await newLink())
    await page.getByRole('button', { name: 'Logga in' }).click()
    await page.waitForURL(address => address.pathname !== '/logga-in')
    await page.goto('/personer/ny')
    expect(await page.getByLabel('Namn').inputValue()).toBe('Någon Ny')
    await own.leave()
  })

  it('shows both versions when somebody else saved meanwhile, merges, and overwrites nothing unseen', async () => {
    const { page } = central
    await openPerson(page)
    const details = page.locator('section', { has: page.getByRole('heading', { name: 'Uppgifter' }) })
    const email = await details.getByLabel('E-post').inputValue()
    await details.getByLabel('E-post').fill(`ny-${email}`)
    await renameElsewhere(page, 'Ändrad Kollega')
    await details.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Uppgifterna har ändrats av någon annan').waitFor()
    await page.getByRole('cell', { name: `ny-${email}` }).waitFor()
    await page.getByRole('cell', { name: email, exact: true }).waitFor()
    await expectAccessible(page)
    await details.getByRole('button', { name: 'Behåll det jag har skrivit' }).click()
    expect(await details.getByLabel('Namn').inputValue()).toBe('Ändrad Kollega')
    expect(await details.getByLabel('E-post').inputValue()).toBe(`ny-${email}`)
    await details.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Uppgifterna är sparade').first().waitFor()
    expect(central.complaints).toEqual([])
  })

  it('in a dialog shows both versions too, and keeps what was typed when it is closed', async () => {
    const { page } = central
    await page.goto('/stod')
    const plan = page.getByRole('button', { name: 'Planera träffen …' })
    await plan.click()
    await page.getByLabel('Plats').fill('Sal 1')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await plan.click()
    expect(await page.getByLabel('Plats').inputValue()).toBe('Sal 1')
    await page.getByLabel('Datum').fill('2020-03-04')
    await page.getByLabel('Från').fill('13:00')
    await page.getByLabel('Till', { exact: true }).fill('15:00')
    const theirs = {
      on: '2020-03-05',
      from: '09:00',
      to: '11:00',
      location: 'Sal 2',
      includesTeachers: false,
    }
    const answer = await page.request.put('/api/terms/VT2020/network-meeting', {
      data: { ...theirs, seen: null },
      headers: HEADERS,
    })
    expect(answer.status()).toBe(200)
    await page.getByRole('button', { name: 'Spara och meddela' }).click()
    await page.getByText('Uppgifterna har ändrats av någon annan').waitFor()
    await page.getByRole('cell', { name: 'Sal 1' }).waitFor()
    await page.getByRole('cell', { name: 'Sal 2' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Behåll det jag har skrivit' }).click()
    await page.getByRole('button', { name: 'Spara och meddela' }).click()
    await page.getByText('Träffen är sparad').first().waitFor()
    await page.locator('dd', { hasText: 'Sal 1' }).waitFor()
    expect(central.complaints).toEqual([])
  })

  it('for support material names what is missing, keeps the rest, and is empty again once it is added', async () => {
    const { page } = central
    await page.goto('/stod')
    await page.getByLabel('Titel').fill('Rutin för mottagande')
    await page.getByLabel('Webbadress').fill('https://stockholm.example/rutin')
    await page.getByLabel('Ansvarig').fill('Projektledningen')
    await page.getByRole('button', { name: 'Spara', exact: true }).click()
    await expect.poll(() => page.getByLabel('Ses över senast').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(page)
    page.once('dialog', dialog => void dialog.accept())
    await page.reload()
    expect(await page.getByLabel('Titel').inputValue()).toBe('Rutin för mottagande')
    await page.getByLabel('Ses över senast').fill('2031-01-01')
    await page.getByRole('button', { name: 'Spara', exact: true }).click()
    await page.getByRole('link', { name: 'Rutin för mottagande' }).waitFor()
    await expect.poll(() => page.getByLabel('Titel').inputValue()).toBe('')
    expect(central.complaints).toEqual([])
  })

  it('warns before a week grid with unsaved times is left', async () => {
    const { page } = central
    await page.goto('/auskultation')
    await page.getByRole('link', { name: /Pilot/ }).first().click()
    await page
      .getByRole('link', { name: /Lokaler/ })
      .first()
      .click()
    await page.locator('table a').first().click()
    await page.locator('.week-grid button[aria-pressed]').first().click()
    let asked = ''
    page.once('dialog', dialog => {
      asked = dialog.message()
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Till lokalerna' }).click()
    await expect.poll(() => asked).toContain('inte är sparade')
    expect(page.url()).toContain('/lokaler/')
  })
})

describe('wishes behind a personal link', () => {
  it('are filled in on a telephone, by keyboard, and read by the university', async () => {
    const su = await signedIn(browser, system.links.get('Stockholms universitet') ?? '')
    const path = '/api/terms/VT2020/students'
    const { students } = (await (await su.page.request.get(path)).json()) as {
      students: { id: string; wishes: unknown[]; protected: boolean }[]
    }
    const student = students.find(one => !one.protected)
    const opened = await su.page.request.put('/api/terms/VT2020/wish-forms/SU', {
      data: { closesOn: '2099-01-01', seen: null },
      headers: HEADERS,
    })
    expect(opened.status()).toBe(200)
    const made = await su.page.request.post(`/api/students/${student?.id}/link`, { headers: HEADERS })
    const { url } = (await made.json()) as { url: string }
    const person = await visitor(browser, system.url, { viewport: { width: 320, height: 640 } })
    await person.page.goto(url)
    await person.page.getByRole('heading', { name: 'Dina önskemål' }).waitFor()
    await expectAccessible(person.page)
    await expectNoSidewaysScroll(person.page)
    const add = person.page.getByRole('button', { name: 'Lägg till ett önskemål' })
    while ((await person.page.getByRole('button', { name: /^Ta bort önskemål/ }).count()) > 0) {
      await person.page.getByRole('button', { name: 'Ta bort önskemål 1' }).press('Enter')
    }
    await add.press('Enter')
    await person.page.getByRole('button', { name: 'Spara önskemålen' }).press('Enter')
    await person.page.getByText('Önskemål 1 är tomt').first().waitFor()
    await expectAccessible(person.page)
    await person.page.getByLabel('Förvaltning').first().selectOption({ label: 'Farsta stadsdelsförvaltning' })
    await person.page.getByRole('button', { name: 'Spara önskemålen' }).press('Enter')
    await person.page.getByText('Dina önskemål är sparade').waitFor()
    await expectAccessible(person.page)
    expect(person.complaints).toEqual([])
    const after = (await (await su.page.request.get(path)).json()) as { students: typeof students }
    expect(after.students.find(({ id }) => id === student?.id)?.wishes).toEqual([
      { fieldId: null, districtId: 'farsta' },
    ])
    await su.page.goto('/terminer/VT2020/studenter')
    const told = su.page.getByText(/^Inskickade av studenten \d+ \S+ \d{4} \d\d:\d\d$/)
    await told.first().waitFor()
    expect(await told.count()).toBe(1)
    await su.page.goto(`/terminer/VT2020/studenter/${student?.id}`)
    await su.page.getByText(/^Studenten skickade senast in sina önskemål \d+/).waitFor()
    await person.leave()
    await su.leave()
  })
})

describe('taking a student out of the term', () => {
  it('is refused when somebody has changed the student since it was asked, and done when asked anew', async () => {
    const { page } = central
    const answer = await page.request.get('/api/terms/VT2020/students')
    const { students } = (await answer.json()) as { students: { id: string; protected: boolean }[] }
    const student = students.findLast(one => !one.protected)
    await page.goto(`/terminer/VT2020/studenter/${student?.id}`)
    await page.getByRole('button', { name: 'Ta bort studenten …' }).click()
    const protect = `/api/students/${student?.id}/protect`
    expect((await page.request.post(protect, { headers: HEADERS })).status()).toBe(200)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ta bort studenten' }).click()
    await dialog.getByText(/har ändrat detta/).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Avbryt' }).click()
    await page.getByRole('button', { name: 'Ta bort studenten …' }).click()
    await dialog.getByRole('button', { name: 'Ta bort studenten' }).click()
    await page
      .getByText(/är borttagen från terminen/)
      .first()
      .waitFor()
    expect(new URL(page.url()).pathname).toBe('/terminer/VT2020/studenter')
  })
})

/** A new sign-in link for the central coordinator, as the outbox has it. */
async function newLink(): Promise<string> {
  const { page } = central
  const { person } = (await (await page.request.get('/api/session')).json()) as { person: { email: string } }
  await page.request.post('/api/session/link', { data: { email: person.email }, headers: HEADERS })
  let link = ''
  await expect
    .poll(
      async () => {
        const { messages } = (await (await page.request.get('/api/outbox')).json()) as {
          messages: { id: string; subject: string; recipient: string; createdAt: string }[]
        }
        const newest = messages
          .filter(one => one.recipient === person.email && one.subject.startsWith('Din inloggningslänk'))
          .sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
        if (!newest) return ''
        const { text } = (await (await page.request.get(`/api/outbox/${newest.id}`)).json()) as {
          text: string
        }
        const found = /http\S+\/logga-in#\S+/.exec(text)?.[0] ?? ''
        const isUsed = used.has(found)
        if (!isUsed) link = found
        return link
      },
      { timeout: 10_000 },
    )
    .not.toBe('')
  used.add(link)
  return link
}
