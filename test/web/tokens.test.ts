import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const TOKENS = 'web/src/tokens.css'
/** Cameras read black on white, whatever the profile. */
const DRAWN_FOR_CAMERAS = /\/qr-code\.tsx$/

const files = fs
  .readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .map(name => path.posix.join('web/src', name.replaceAll('\\', '/')))
  .filter(name => /\.(css|tsx)$/.test(name) && name !== TOKENS && !DRAWN_FOR_CAMERAS.test(name))
  .map(name => ({
    name,
    text: fs.readFileSync(name, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|@font-face \{[^}]*\}/g, ''),
  }))
const tokens = fs.readFileSync(TOKENS, 'utf8')

const found = (pattern: RegExp) =>
  files.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(([literal]) => `${name}: ${literal.trim()}`),
  )

describe('the graphic profile', () => {
  it('has its colours in one file', () => {
    const named = 'white|black|red|green|blue|gr[ae]y|orange|yellow'
    expect(found(/(?<=[\s:'"(])#[0-9a-f]{3,8}(?=[\s;,)'"])/gi)).toEqual([])
    expect(found(/\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(/g)).toEqual([])
    expect(
      found(
        new RegExp(
          `^\\s*[\\w-]*(?:color|background|border|fill|stroke)[\\w-]*:[^;]*\\b(?:${named})\\b`,
          'gm',
        ),
      ),
    ).toEqual([])
  })

  it('has its typeface and the sizes of its type there too; print has points of its own', () => {
    expect(found(/font-family: (?!var\()[^;]+/g)).toEqual([])
    expect(found(/font-size: *[\d.]+(?:rem|px)/g)).toEqual([])
  })

  it('defines every token that is used, and none that is not', () => {
    const all = [...files.map(({ text }) => text), tokens].join('\n')
    const defined = new Set([...all.matchAll(/(?:^|[\s{;'"])(--[\w-]+)['"]?\s*:/g)].map(([, name]) => name))
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
    expect([...used].filter(name => !defined.has(name))).toEqual([])
    const own = [...tokens.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name)
    // A chart takes as many of its colours as it has series.
    const spare = [...new Set(own)].filter(name => !used.has(name) && !name?.startsWith('--chart-'))
    expect(spare).toEqual([])
  })

  it('has a dark value for every colour that a light surface needs', () => {
    const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)')
    const colours = (text: string) => [...text.matchAll(/^\s*(--[\w-]+): #/gm)].map(([, name]) => name ?? '')
    // The navigation is dark in both, and paper is white.
    const same = /^--(side-ink|side-ink-soft|side-current|paper)$/
    const lacking = colours(light).filter(name => !colours(dark).includes(name) && !same.test(name))
    expect(lacking).toEqual([])
  })
})
