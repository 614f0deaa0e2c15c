import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { prometheusMetrics } from '../src/adapters/metrics/prometheus.ts'
import { configSchema } from '../src/config.ts'
import { readExposition } from './support/exposition.ts'

const read = (name: string) => fs.readFileSync(name, 'utf8')
const known = new Set([...Object.keys(configSchema.shape), 'NODE_ENV'])
/** Where the built server's file comes from. */
const sourceOf = (built: string) => built.replace(/^dist\/server\/(.*)\.js$/, 'src/$1.ts')

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string }
  readonly image?: string
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly ports?: readonly string[]
  readonly healthcheck?: object
  readonly read_only?: boolean
  readonly tmpfs?: readonly string[]
}

describe('the compose file', () => {
  const { services, volumes } = parse(read('deploy/compose.yaml')) as {
    services: Readonly<Record<string, Service>>
    volumes: Readonly<Record<string, null>>
  }

  it('sets variables that the program reads, to values that it takes', () => {
    const { environment } = services['vfu']!
    expect(Object.keys(environment).filter(name => !known.has(name))).toEqual([])
    const values = Object.entries(environment).map(([name, text]) => {
      const filled = text.replace(/\$\{(\w+):?[?-][^}]*\}/g, (_, variable: string) =>
        variable === 'VFU_PUBLIC_URL' ? 'https://vfu.example' : '',
      )
      return [name, filled === '' ? undefined : filled] as const
    })
    expect(configSchema.safeParse(Object.fromEntries(values)).error).toBeUndefined()
  })

  it('asks for every secret, and holds none', () => {
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|KEY|SECRET|_URL$/.test(name)),
    )
    expect(secrets.length).toBeGreaterThan(2)
    expect(secrets.filter(([, value]) => !/\$\{\w+:[?-]\}/.test(value))).toEqual([])
  })

  it('names files, volumes and services that there are', () => {
    const { context, dockerfile } = services['vfu']!.build!
    expect(fs.existsSync(`deploy/${context}/${dockerfile}`)).toBe(true)
    for (const { volumes: mounted, depends_on: needed = {} } of Object.values(services)) {
      for (const mount of mounted) expect(Object.keys(volumes)).toContain(mount.split(':')[0])
      for (const [name, { condition }] of Object.entries(needed)) {
        expect(condition).toBe('service_healthy')
        expect(services[name]?.healthcheck).toBeDefined()
      }
    }
  })

  it('opens the port to this machine alone, and gives what is written a place', () => {
    const { ports, read_only: isReadOnly, tmpfs, volumes: mounted, environment } = services['vfu']!
    expect(ports).toEqual(['127.0.0.1:3000:3000'])
    expect([isReadOnly, tmpfs]).toEqual([true, ['/tmp']])
    const data = mounted[0]!.split(':')[1]!
    expect(environment['VFU_BACKUP_FOLDER']?.startsWith(`${data}/`)).toBe(true)
  })
})

describe('the Dockerfile', () => {
  // A line that ends in a backslash goes on.
  const lines = read('deploy/Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
  const instructions = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => line.split(' '))
  const of = (name: string) => instructions.filter(([instruction]) => instruction === name)

  it('has the instructions that there are, and runs as nobody in particular', () => {
    const names = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']
    expect(instructions.map(([name]) => name).filter(name => !names.includes(name!))).toEqual([])
    expect(of('USER')).toEqual([['USER', 'node']])
    expect(of('EXPOSE')).toEqual([['EXPOSE', String(configSchema.parse({}).PORT)]])
  })

  it('builds on a Node that the program runs on, by scripts that there are', () => {
    const { engines, scripts } = JSON.parse(read('package.json')) as {
      engines: { node: string }
      scripts: Record<string, string>
    }
    const oldest = Number(/\d+/.exec(engines.node)?.[0])
    for (const [, image] of of('FROM'))
      expect(Number(/^node:(\d+)-/.exec(image!)?.[1])).toBeGreaterThanOrEqual(oldest)
    const run = [...read('deploy/Dockerfile').matchAll(/npm run ([\w:]+)/g)].map(found => found[1]!)
    expect(run.length).toBeGreaterThan(0)
    expect(run.filter(name => !scripts[name])).toEqual([])
  })

  it('copies and starts what there is', () => {
    const started = JSON.parse(of('CMD')[0]!.slice(1).join(' ')) as string[]
    expect(started[0]).toBe('node')
    expect(fs.existsSync(sourceOf(started[1]!))).toBe(true)
    const copied = of('COPY').flatMap(parts => parts.slice(1, -1).filter(part => !part.startsWith('--')))
    const built = ['/app/node_modules', '/app/dist']
    expect(copied.filter(name => !built.includes(name) && !fs.existsSync(name.replace('/app/', '')))).toEqual(
      [],
    )
    const variables = of('ENV').flatMap(parts => parts.slice(1).map(part => part.split('=')[0]!))
    expect(variables.filter(name => !known.has(name))).toEqual([])
  })

  it('is given nothing that the repository doesn’t have', () => {
    const left = new Set(read('.dockerignore').split('\n'))
    const ignored = read('.gitignore').split('\n').filter(Boolean)
    expect(['.git', ...ignored].filter(name => !left.has(name))).toEqual([])
  })
})

describe('the systemd unit', () => {
  const settings = read('deploy/vfu.service')
    .split('\n')
    .filter(line => line.includes('=') && !line.startsWith('#'))
    .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
  const value = (name: string) => settings.find(([setting]) => setting === name)?.[1] ?? ''

  it('starts what there is, with variables that the program reads', () => {
    const [program, file = ''] = value('ExecStart').split(' ')
    expect(program).toBe('/usr/bin/node')
    expect(fs.existsSync(sourceOf(file))).toBe(true)
    const variables = Object.fromEntries(
      value('Environment')
        .split(' ')
        .map(pair => pair.split('=')),
    ) as Record<string, string>
    expect(Object.keys(variables).filter(name => !known.has(name))).toEqual([])
    expect(variables['VFU_DATA']).toBe(`/var/lib/${value('StateDirectory')}`)
  })

  it('waits as long as the program may take to stop', () => {
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThan(30)
  })
})

describe('the alerts', () => {
  const { groups } = parse(read('deploy/prometheus/alerts.yaml')) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[]
  }
  const rules = groups.flatMap(({ rules: some }) => some)

  it('ask for figures that there are, by labels that they have', async () => {
    const metrics = prometheusMetrics({
      database: async () => ({ messages: { dead: 0 }, overdueSeconds: { urgent: 0, other: 0 }, leases: 0 }),
      connections: () => ({ busy: 0, idle: 0, waiting: 0 }),
      isQuiet: () => false,
      newestBackupAt: async () => null,
    })
    metrics.answered({ method: 'GET', route: '/', status: '200', seconds: 1 })
    metrics.solved({ kind: 'match', end: 'failed', seconds: 1, stages: [] })
    metrics.failed('reminders')
    const samples = [...readExposition(await metrics.exposition()).values()].flatMap(family => family.samples)
    for (const { alert, expr } of rules) {
      const asked = [...expr.matchAll(/\b((?:vfu|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)]
      for (const [, name, filter = ''] of asked) {
        const labels = [...filter.matchAll(/(\w+)=/g)]
          .map(found => found[1]!)
          .filter(label => label !== 'job')
        const has = samples.some(one => one.name === name && labels.every(label => label in one.labels))
        expect([alert, name, labels, has]).toEqual([alert, name, labels, true])
      }
    }
  })

  it('are told apart, each with a sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
    expect(rules.filter(({ annotations }) => !annotations.summary)).toEqual([])
  })

  it('are those that the scrape configuration reads', () => {
    const { rule_files: files } = parse(read('deploy/prometheus/scrape.yaml')) as { rule_files: string[] }
    expect(files).toEqual(['alerts.yaml'])
  })
})
