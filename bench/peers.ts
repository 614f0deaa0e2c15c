import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Our whole match (every stage, its proof and its check) beside one stage of others on the same instance, in one run.
// A peer that hangs or runs out of memory is a row like others. Left out: glpk.js (GPL).

const HEAP_MEGABYTES = 6000
const MOST_PAIRS_AS_MPS = 1_000_000

interface Answer {
  readonly milliseconds: number
  readonly warm?: number
  readonly memoryMegabytes?: number
  readonly pairs?: number
  readonly status?: string
}

interface Row {
  readonly name: string
  readonly answer: Answer | string
}

/** Prints a table of the instance's peers, with ratios to our whole match in a process of its own. */
export function benchPeers(source: string, limitSeconds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'vfu-bench-'))
  // Writing a file for others isn't what is measured.
  const limits: Record<string, number> = { dimacs: 5 * limitSeconds, mps: 5 * limitSeconds }
  const peer = (name: string, path = ''): Answer | string =>
    inChild([name, source, path], limits[name] ?? limitSeconds)
  try {
    const dimacs = join(folder, 'stage.min')
    const written = peer('dimacs', dimacs)
    const pairs = typeof written === 'string' ? NaN : (written.pairs ?? NaN)
    const whole = peer('match')
    const warm = typeof whole === 'string' ? whole : { milliseconds: whole.warm ?? NaN }
    const rows: Row[] = [
      { name: 'our whole match', answer: whole },
      { name: 'our whole match, warm', answer: warm },
      { name: 'LEMON, native, one stage', answer: lemon(dimacs, limitSeconds) },
      ...(pairs > MOST_PAIRS_AS_MPS ? [] : nativeRows(folder, peer, limitSeconds)),
      ...['highs', 'javascript-lp-solver', 'yalps'].map(name => ({
        name: `${name}, one stage`,
        answer: peer(name),
      })),
    ]
    console.log(`${source}: ${Number.isNaN(pairs) ? 'unknown' : pairs.toLocaleString('en')} pairs`)
    const base = typeof whole === 'string' ? NaN : whole.milliseconds
    for (const { name, answer } of rows) console.log(line(name, answer, base))
    if (pairs > MOST_PAIRS_AS_MPS)
      console.log('  clp, cbc, glpsol: left out, their file alone would be too large')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function line(name: string, answer: Answer | string, base: number): string {
  if (typeof answer === 'string') return `  ${name.padEnd(34)}${answer}`
  const { milliseconds, memoryMegabytes } = answer
  const memory = memoryMegabytes === undefined ? '' : `${memoryMegabytes} MB`
  const ratio = Number.isNaN(base) ? '' : `${(milliseconds / base).toFixed(2)} ×`
  return `  ${name.padEnd(34)}${`${milliseconds} ms`.padStart(12)}${memory.padStart(10)}${ratio.padStart(10)}`
}

function inChild(args: string[], limitSeconds: number): Answer | string {
  const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--import', 'tsx', 'bench/peer.ts', ...args]
  const child = spawnSync(process.execPath, flags, { encoding: 'utf8', timeout: limitSeconds * 1000 })
  if (child.signal === 'SIGTERM') return `no answer in ${limitSeconds} s`
  if (child.status !== 0)
    return /heap|memory/i.test(child.stderr) ? `no answer in ${HEAP_MEGABYTES} MB` : 'failed'
  return JSON.parse(child.stdout) as Answer
}

/** LEMON's network simplex, without reading the file. */
function lemon(path: string, limitSeconds: number): Answer | string {
  // Reading the file comes on top of the limit.
  const child = spawnSync('dimacs-solver', [path, '/dev/null'], {
    encoding: 'utf8',
    timeout: 5 * limitSeconds * 1000,
  })
  if (child.error && 'code' in child.error && child.error.code === 'ENOENT')
    return 'not installed (liblemon-utils)'
  const report = child.stdout + child.stderr
  const seconds = [...report.matchAll(/^(?:Setup|Run) NetworkSimplex.*real: ([\d.e-]+)s/gm)].map(found =>
    Number(found[1]),
  )
  if (seconds.length < 2) return `no answer in ${limitSeconds} s`
  return { milliseconds: Math.round(1000 * seconds.reduce((sum, each) => sum + each, 0)) }
}

/** Native linear programming, reading the file included. */
function nativeRows(
  folder: string,
  peer: (name: string, path: string) => Answer | string,
  limitSeconds: number,
): Row[] {
  const mps = join(folder, 'stage.mps')
  peer('mps', mps)
  const commands: Record<string, string[]> = {
    clp: [mps, '-dualsimplex'],
    cbc: [mps, '-solve'],
    glpsol: ['--freemps', mps, '--nomip'],
  }
  return Object.entries(commands).map(([name, args]) => {
    const started = performance.now()
    const child = spawnSync(name, args, { stdio: 'ignore', timeout: limitSeconds * 1000 })
    const milliseconds = Math.round(performance.now() - started)
    if (child.error && 'code' in child.error && child.error.code === 'ENOENT') {
      return { name: `${name}, native`, answer: 'not installed' }
    }
    const answer = child.signal ? `no answer in ${limitSeconds} s` : { milliseconds }
    return { name: `${name}, native, file included`, answer }
  })
}
