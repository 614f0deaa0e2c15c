import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  pictureFailure,
  signedIn,
  visitor,
} from '../support/browser.ts'
import { CLIENT, startOpenIdProvider } from '../support/openid-provider.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-openid-'))
let system: RunningSystem
let openid: Awaited<ReturnType<typeof startOpenIdProvider>>
let browser: Browser

/** A port that nobody has: the provider must know where it sends people back to before the system is started. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

beforeAll(async () => {
  const port = await freePort()
  openid = await startOpenIdProvider(() => [`http://localhost:${port}/logga-in/svar/stad`])
  const provider = {
    id: 'stad',
    label: 'Stockholms stad',
    issuer: openid.issuer,
    clientId: CLIENT.clientId,
    clientSecretFile: 'secret',
    emailDomains: ['stockholm.example'],
    roles: [{ claim: 'groups', value: 'vfu-farsta', role: 'district', district: 'farsta' }],
  }
  fs.writeFileSync(path.join(folder, 'secret'), CLIENT.clientSecret)
  const file = path.join(folder, 'providers.json')
  fs.writeFileSync(file, JSON.stringify({ providers: [provider] }))
  system = await startSystem({ PORT: String(port), VFU_OIDC_FILE: file, VFU_SECOND_FACTOR: 'required' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await openid?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(context => pictureFailure(browser, context))

/** The page is as usable on a telephone as on a desk; pictures are left in test-results/. */
async function look(page: Page, name: string): Promise<void> {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: `test-results/${name}-${viewport.width}.png`, fullPage: true })
  }
}

it('a coordinator signs in with the account of the city, lands where they were going, and signs out', async () => {
  const claims = { name: 'Åsa Öberg', email: 'asa.oberg@stockholm.example', email_verified: true }
  Object.assign(openid.script, { subject: 'asa', claims: { ...claims, groups: ['vfu-farsta'] } })
  const { page, complaints } = await visitor(browser, system.url)
  await page.goto('/terminer/VT2020/platser')
  const buttonOn = (on: Page) => on.getByRole('button', { name: 'Logga in med Stockholms stad' })
  const button = buttonOn(page)
  await button.waitFor()
  await look(page, 'logga-in-organisation')
  await button.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/terminer/VT2020/platser')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('Åsa Öberg').first().waitFor()
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page.getByText('Du är utloggad.', { exact: false }).waitFor()
  await page.goto('/terminer/VT2020/platser')
  await button.waitFor()

  // A stranger to us: what is told is what to do, and nobody is signed in.
  Object.assign(openid.script, { subject: 'new', claims: { ...claims, email: 'ny@stockholm.example' } })
  const stranger = await visitor(browser, system.url)
  await stranger.page.goto('/logga-in')
  await buttonOn(stranger.page).click()
  await stranger.page.getByText('Be den som leder VFU-projektet på socialförvaltningen').waitFor()
  expect(new URL(stranger.page.url()).search).toBe('')
  await look(stranger.page, 'logga-in-utan-behorighet')
  // Loading the page again is no sign-in.
  await stranger.page.reload()
  await stranger.page.getByText('Börja om från inloggningssidan').waitFor()
  expect([...complaints, ...stranger.complaints]).toEqual([])
})

it('central adds a telephone before anything opens, and is asked for its code from then on', async () => {
  const link = system.links.get('central')!
  const first = await signedIn(browser, link)
  const { page } = first
  await page.getByRole('heading', { name: 'Skydda ditt konto' }).waitFor()
  await page.goto('/personer')
  await page.getByRole('button', { name: 'Lägg till en telefon' }).click()
  await page.getByRole('img', { name: /QR-kod/ }).waitFor()
  await look(page, 'lagg-till-telefon')
  const key = (await page.getByRole('textbox', { name: 'Nyckel' }).inputValue()).replaceAll(' ', '')
  const codeIn = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })
  await page.getByLabel('Kod från appen').fill('000000')
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByRole('link', { name: /Koden stämmer inte/ }).waitFor()
  // The code of the step before: so that the present one is there for what follows.
  await page.getByLabel('Kod från appen').fill(codeIn(-1))
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByRole('heading', { name: 'Dina reservkoder' }).waitFor()
  const codes = page.getByRole('list', { name: 'Reservkoder' }).getByRole('listitem')
  expect(await codes.count()).toBe(10)
  const recoveryCode = (await codes.first().textContent()) ?? ''
  await look(page, 'reservkoder')
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await page.getByRole('heading', { name: 'Personer' }).waitFor()
  await page.goto('/mitt-konto')
  await page.getByText('Du har 10 reservkoder kvar.', { exact: false }).waitFor()
  await look(page, 'mitt-konto-telefon')

  const second = await signedIn(browser, link)
  await second.page.getByLabel('Kod').fill(codeIn(0))
  await look(second.page, 'kod')
  await second.page.keyboard.press('Enter')
  await second.page.getByRole('heading', { name: 'Att göra' }).waitFor()

  const third = await signedIn(browser, link)
  await third.page.getByLabel('Kod').fill(recoveryCode.toLowerCase())
  await third.page.getByRole('button', { name: 'Fortsätt' }).click()
  await third.page.getByRole('heading', { name: 'Att göra' }).waitFor()
  await third.page.goto('/personer')
  await third.page
    .getByRole('link', { name: /Projektledare|central/i })
    .first()
    .waitFor()
  expect([...first.complaints, ...second.complaints, ...third.complaints]).toEqual([])
})
