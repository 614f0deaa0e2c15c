import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { sourceFiles, type SourceFile } from './support/source-files.ts'

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

/** What is put together while the program runs, as it is with a usual value. */
const PUT_TOGETHER: Readonly<Record<string, string>> = {
  'src/adapters/spreadsheet/xml-tags.ts': String.raw`\s(?:\w+:)?r=(?:"([^"]*)"|'([^']*)')`,
}

/** Every node of the program, by the parser that the build uses. */
function* nodesOf(part: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof part !== 'object' || part === null) return
  if (!Array.isArray(part) && 'type' in part) yield part
  for (const inner of Object.values(part)) yield* nodesOf(inner)
}

function literalsIn({ path, text }: SourceFile): Literal[] {
  const found: Literal[] = []
  for (const node of nodesOf(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))) {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined
    if (regex) found.push({ where: path, source: regex.pattern, flags: regex.flags })
    if ((node['callee'] as { name?: string } | undefined)?.name !== 'RegExp') continue
    found.push({ where: path, source: PUT_TOGETHER[path] ?? 'unknown(', flags: '' })
  }
  return found
}

/** The server's and the client's: a page that hangs is out of order as well. */
const literals = () =>
  [...sourceFiles('src'), ...sourceFiles('web/src')].flatMap(file =>
    file.path.endsWith('.d.ts') ? [] : literalsIn(file),
  )

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

describe('every regular expression of the server and the client', { timeout: 120_000 }, () => {
  const found = literals()

  it('is found', () => {
    expect(found.length).toBeGreaterThan(130)
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
