import { describe, expect, it } from 'vitest'
import { sourceFiles, target, type SourceFile } from './support/source-files.ts'

const src = sourceFiles('src')
const web = sourceFiles('web/src')
const tests = sourceFiles('test')

/** `file → what is wrong` for every import that `isFaulty` finds. */
function faultyImports(files: readonly SourceFile[], isFaulty: (to: string) => boolean): string[] {
  return files.flatMap(file =>
    file.imports
      .map(specifier => target(file, specifier))
      .filter(isFaulty)
      .map(to => `${file.path} → ${to}`),
  )
}

const below = (folder: string) => src.filter(file => file.path.startsWith(`src/${folder}/`))
const matching = (files: readonly SourceFile[], pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

describe('the direction of dependencies', () => {
  it('keeps the domain pure: zod, hashing, edit distance and other domain files', () => {
    const allowed = ['zod', 'node:crypto', 'fastest-levenshtein']
    const faults = faultyImports(
      below('domain'),
      to => !allowed.includes(to) && !to.startsWith('src/domain/'),
    )
    expect(faults).toEqual([])
  })

  it('keeps the checker and the certificate ignorant of the model, the engines and each other’s shortcuts', () => {
    const judges = below('domain').filter(({ path }) => /\/(check|certificate)[a-z-]*\.ts$/.test(path))
    expect(judges.length).toBeGreaterThan(1)
    const own =
      /\/(constraints|objective|model|lexicographic|pairs|plan|network-[a-z]+|class-[a-z]+|offer-classes|lottery-network|matching-network|path-problem|shortfall|pricing|face|residual|variables|variable-index|timetable|part|held-measures|measured-constraints|symmetry|loads|question|reach|sequence|stages|best-plan|conflicts)\.ts$|src\/(ports|adapters)\//
    expect(faultyImports(judges, to => own.test(to))).toEqual([])
  })

  it('keeps ports free of the adapters that fill them', () => {
    expect(faultyImports(below('ports'), to => /^src\/(adapters|features|http)\//.test(to))).toEqual([])
  })

  it('keeps Prisma in repositories, the scope they share, and adapters/db', () => {
    const others = src.filter(
      ({ path }) => !/\/repository\.ts$|^src\/adapters\/db\/|^src\/features\/scope\.ts$/.test(path),
    )
    expect(faultyImports(others, to => /^@prisma\/|\/db\/generated\//.test(to))).toEqual([])
    const calls =
      /\b(tx|db)\.(term|district|university|offer|student|placement|person|role|outboxMessage|matchingRun|pin|pilot\w*|auscultant|attendance|evaluation)\b/
    expect(matching(others, calls)).toEqual([])
  })

  it('keeps Express in routes, http and the application', () => {
    const others = src.filter(({ path }) => !/\/routes\.ts$|^src\/http\/|^src\/app\.ts$/.test(path))
    expect(faultyImports(others, to => to === 'express')).toEqual([])
  })

  it('keeps the client to the types of the contract', () => {
    // How a district is called for short is said in one place for both.
    const open = /^src\/(features\/(contract|[a-z-]+\/schema)|domain\/organisation\/district-name)\.ts$/
    const isServer = (to: string) => to.startsWith('src/') && !open.test(to)
    expect(faultyImports(web, isServer)).toEqual([])
    const valueImports = web.filter(({ text }) => /import (?!type)[^'"]*from '[./]+src\/features/.test(text))
    expect(valueImports.map(({ path }) => path)).toEqual([])
  })
})

describe('the outside world', () => {
  it('is read from the environment in main.ts and cli.ts alone', () => {
    expect(matching(src, /process\.env/)).toEqual(['src/cli.ts', 'src/main.ts'])
  })

  it('tells the time in adapters/clock.ts alone', () => {
    expect(matching(src, /Date\.now\(\)|new Date\(\)/)).toEqual(['src/adapters/clock.ts'])
  })

  it('is written to the console nowhere', () => {
    expect(matching([...src, ...web], /\bconsole\./)).toEqual([])
  })
})

describe('the shape of the code', () => {
  it('gives a feature files of a closed vocabulary', () => {
    const names = ['routes', 'schema', 'policy', 'commands', 'repository', 'presenter', 'mail']
    const pattern = new RegExp(`^src/features/(contract|scope|[a-z-]+/(${names.join('|')}))\\.ts$`)
    expect(below('features').filter(({ path }) => !pattern.test(path))).toEqual([])
  })

  it('names files after a noun of the field, in kebab case', () => {
    const paths = [...src, ...web, ...tests].map(({ path }) => path)
    expect(
      paths.filter(path => /(^|\/)(utils?|helpers?|common|misc|shared|index)\.tsx?$/.test(path)),
    ).toEqual([])
    expect(paths.filter(path => !/^[a-z0-9/.-]+$/.test(path))).toEqual([])
  })

  it('splits a file before it has more than 300 lines', () => {
    const long = [...src, ...web].filter(({ text }) => text.split('\n').length > 301)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('queries one after the other where a transaction may be open', () => {
    const repositories = below('features').filter(({ path }) => /\/(repository|commands)\.ts$/.test(path))
    expect(matching(repositories, /Promise\.all/)).toEqual([])
  })

  it('switches off no check, leaves nothing to do, and skips no test', () => {
    const all = [...src, ...web, ...tests].filter(({ path }) => path !== 'test/conventions.test.ts')
    expect(matching(all, /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable/)).toEqual([])
    expect(matching(all, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([])
    expect(matching(all, /\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([])
    expect(matching([...src, ...web], /: any[;,)=[]|: any =|\bas any\b|<any>/)).toEqual([])
  })

  it('titles tests with facts', () => {
    expect(
      matching(
        tests.filter(({ path }) => path.endsWith('.test.ts')),
        /\b(it|test)\(\s*['"`][^'"`]*\bshould\b/,
      ),
    ).toEqual([])
  })
})

describe('a form', () => {
  it('is the kit’s, which keeps what is typed, tells faults and warns; what isn’t may only become fewer', () => {
    const own = matching(web, /<form\b/).filter(path => path !== 'web/src/forms/form.tsx')
    expect(own.toSorted()).toEqual([
      'web/src/pages/pilots/plan/session-dialog.tsx',
      // Behind a personal link, without the router that the kit asks before leaving.
      'web/src/student/evaluation-form.tsx',
      'web/src/student/wishes-form.tsx',
    ])
  })

  it('on something stored that others may change is opened and saved with what was seen of it', () => {
    const versioned = matching(web, /useChange\(\s*'PUT /).filter(path => path.startsWith('web/src/pages/'))
    const without = versioned.filter(
      path => !/useEditForm|<Availability/.test(web.find(file => file.path === path)?.text ?? ''),
    )
    expect(without.toSorted()).toEqual(
      [
        // A student's group: a choice that carries the version.
        'web/src/pages/pilots/group-card.tsx',
        // Switches and buttons, which carry what was seen or make twice what once makes.
        'web/src/pages/support/network-meeting.tsx',
        'web/src/pages/support/support-page.tsx',
        'web/src/pages/t2/open-data.tsx',
      ].toSorted(),
    )
  })
})
