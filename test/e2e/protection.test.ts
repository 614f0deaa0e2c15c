import fs from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  launchBrowser,
  pictureFailure,
  signedIn,
  type Visitor,
} from '../support/browser.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const TERM = '/terminer/VT2020'

let system: RunningSystem
let browser: Browser
let university: Visitor

beforeAll(async () => {
  system = await startSystem()
  browser = await launchBrowser()
  university = await signedIn(browser, system.links.get('Stockholms universitet') ?? '')
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(context => pictureFailure(browser, context))

describe('protected personal data in the browser (P2)', () => {
  it('is warned of when a file takes a protection or a block away, before anything is read in', async () => {
    const { page } = university
    const [header = '', ...rows] = fs.readFileSync('demo/vt2020/studenter-su.csv', 'utf8').split('\n')
    const titles = header.split(';').map(title => title.replace('\uFEFF', ''))
    const at = (title: string) => titles.indexOf(title)
    const bare = rows.map(row => {
      const cells = row.split(';')
      if (cells[at('Skyddade personuppgifter')] !== 'Ja') return row
      return cells
        .with(at('Skyddade personuppgifter'), 'Nej')
        .with(at('Undanta förvaltning'), '')
        .with(at('E-post'), 'ny@student.su.example')
        .join(';')
    })
    await page.goto(`${TERM}/import`)
    const buffer = Buffer.from([header, ...bare].join('\n'))
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'studenter.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Granska filen' }).click()
    await page.getByText('Det här tas bort').waitFor()
    await page.getByText(/^Skyddade personuppgifter tas bort för SU-\d+\./).waitFor()
    await expectAccessible(page)
  })

  it('can be marked by the university after a question that tells what it means', async () => {
    const { page, complaints } = university
    await page.goto(`${TERM}/studenter`)
    await page
      .getByRole('row', { name: /SU-1001/ })
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('button', { name: 'Markera skyddade personuppgifter …' }).click()
    await page.getByText('Personliga länkar och kalendern slutar fungera.').waitFor()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Markera skyddade personuppgifter' }).click()
    await page.getByRole('heading', { level: 1, name: 'Student: SU-1001' }).waitFor()
    expect(await page.getByRole('button', { name: 'Markera skyddade personuppgifter …' }).count()).toBe(0)
    expect(await page.getByLabel('Förnamn').inputValue()).toBe('')
    expect(await page.getByRole('checkbox', { name: 'Skyddade personuppgifter' }).isChecked()).toBe(true)
    expect(complaints).toEqual([])
  })
})
