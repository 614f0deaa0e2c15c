import { describe, expect, it } from 'vitest'
import { sourceFiles } from './support/source-files.ts'

/** Where a literal can stand, what it holds, and what can follow it; a division or a comment looks otherwise. */
const LITERAL =
  /(?<=[(,=:?!&|[{]\s*|\breturn |^\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/([dgimsuvy]*)(?=[\s.,;)\]}:]|$)/g

const LENGTHS = [28, 1_000, 8_000, 60_000]
/** Sixty thousand characters take a linear search a few milliseconds, and a quadratic one a second. */
const MOST_MILLISECONDS = 300

/** What is repeated; with what a pattern itself is written with, as that is what it begins to match. */
const PIECES =
  "a A x1 0 0. 0, 1- ; ' _ - + . a. a- @ a@a. % %a0 < <a </a & &#x1 &amp \\ \\u00 \\n ( (0 () [ [a { / // : http:// = $ #"
    .split(' ')
    .concat(
      ' ',
      '0 ',
      '<a ',
      '\t',
      '\n',
      '\r\n ',
      '\n"',
      '"',
      '\u00e5',
      '\u0300',
      '\u200b',
      '\u{1F468}\u200d',
      '\ud800',
    )

interface Literal {
  readonly where: string
  readonly source: string
  readonly flags: string
}

function literals(): Literal[] {
  return sourceFiles('src').flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter(line => !/^\s*(\*|\/\/|\/\*)/.test(line))
      .flatMap(line =>
        [...line.matchAll(LITERAL)].map(([, source = '', flags = '']) => ({ where: path, source, flags })),
      ),
  )
}

/** The text on which the expression takes too long, shortened; null when there is none. */
function slowText({ source, flags }: Literal): string | null {
  const expression = new RegExp(source, flags)
  const own = source
    .replaceAll(/\\.|[[\](){}|?*+^$.]/g, '\0')
    .split('\0')
    .filter(piece => piece !== '')
  for (const piece of new Set([...PIECES, ...own])) {
    for (const end of ['', '!\n']) {
      for (const length of LENGTHS) {
        const text = piece.repeat(Math.ceil(length / piece.length)) + end
        const began = process.cpuUsage()
        if (flags.includes('g')) text.replace(expression, '')
        else expression.test(text)
        const { user } = process.cpuUsage(began)
        if (user > MOST_MILLISECONDS * 1000)
          return `${JSON.stringify(piece)} × ${length / piece.length}: ${Math.round(user / 1000)} ms`
      }
    }
  }
  return null
}

describe('every regular expression of the server', { timeout: 120_000 }, () => {
  const found = literals()

  it('is found', () => {
    expect(found.length).toBeGreaterThan(90)
  })

  it('takes a time that grows with the text and no faster', () => {
    const slow = found.flatMap(literal => {
      const text = slowText(literal)
      return text === null ? [] : [`${literal.where} /${literal.source}/: ${text}`]
    })
    expect(slow).toEqual([])
  })

  it('would be told from one that does not', () => {
    expect(slowText({ where: '', source: '<[a-z][^>]*>', flags: 'g' })).not.toBeNull()
    expect(slowText({ where: '', source: '^(a+)+$', flags: '' })).not.toBeNull()
  })
})
