import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const BUILT = path.resolve('dist/web')
const KILOBYTE = 1000
const LIMITS = { mailed: 120, page: 200 }
/** Addresses that the libraries name and nobody fetches: namespaces of XML, and where an error is explained. */
const NAMED_ONLY = new Set(['www.w3.org', 'react.dev', 'tanstack.com'])

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
const manifest = JSON.parse(fs.readFileSync(path.join(BUILT, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>
const ENTRY = 'index.html'
const COORDINATORS = 'src/app.tsx'
/** The pages behind a mailed link. */
const MAILED = ['src/student/student-app.tsx', 'src/answer/answer-app.tsx']

/** Everything that is fetched for the chunks, each file once, in thousands of bytes as they are sent to a browser that reads gzip. */
function kilobytesOf(...chunks: readonly string[]): number {
  const files = new Set<string>()
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The manifest has no ${name}`)
    files.add(chunk.file)
    chunk.imports?.forEach(follow)
  }
  chunks.forEach(follow)
  const sizes = [...files].map(file => fs.statSync(path.join(BUILT, `${file}.gz`)).size)
  return sizes.reduce((sum, size) => sum + size, 0) / KILOBYTE
}

const pages = manifest[COORDINATORS]?.dynamicImports ?? []

describe('the JavaScript that a page loads', () => {
  it.each(MAILED)(`of %s is at most ${LIMITS.mailed} kB`, name => {
    expect(kilobytesOf(ENTRY, name)).toBeLessThanOrEqual(LIMITS.mailed)
  })

  it('is counted for every page of the coordinators’ client', () => {
    const built = Object.keys(manifest).filter(name => /^src\/pages\/.*-page\.tsx$/.test(name))
    expect(pages.length).toBeGreaterThan(30)
    expect([...pages].sort()).toEqual(expect.arrayContaining(built.sort()))
  })

  it.each(pages)(`of %s is at most ${LIMITS.page} kB`, name => {
    expect(kilobytesOf(ENTRY, COORDINATORS, name)).toBeLessThanOrEqual(LIMITS.page)
  })
})

it('no built file names another host to fetch from', () => {
  const files = fs
    .readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(js|css|html|svg)$/.test(file))
  expect(files.length).toBeGreaterThan(pages.length)
  const foreign = files.flatMap(file => {
    const text = fs.readFileSync(path.join(BUILT, file), 'utf8')
    const hosts = [...text.matchAll(/(?:https?:)?\/\/((?:[\w-]+\.)+[a-z]{2,})/gi)].map(
      ([, host]) => host ?? '',
    )
    return hosts.filter(host => !NAMED_ONLY.has(host)).map(host => `${file}: ${host}`)
  })
  expect(foreign).toEqual([])
})
