// What calendar programs that are not ours make of the golden files: libical's rules for iTIP, khal, and a round trip
// through a CalDAV server (radicale, vdirsyncer). Debian has them all: `apt-get install gcc libical-dev khal radicale vdirsyncer`.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { root } from './setup.mjs'

const golden = path.join(root, 'test/golden')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-calendars-'))
// Somewhere far from Stockholm: a time that is read in the reader's own zone shows.
const env = { ...process.env, HOME: folder, TZ: 'America/New_York', LC_ALL: 'C.UTF-8' }
let failed = 0

/** @param {string} command @param {...string} args */
function run(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' })
  if (error) throw new Error(`${command}: ${error.message}`)
  return { status, text: `${stdout}${stderr}` }
}

/** @param {string} what @param {boolean} holds @param {string} shown */
function expect(what, holds, shown) {
  if (!holds) failed++
  process.stdout.write(`${holds ? 'passed' : 'FAILED'}  ${what}\n${holds ? '' : shown}\n`)
}

function checkRestrictions() {
  const binary = path.join(folder, 'restrictions')
  const source = path.join(root, 'test/calendar-clients/restrictions.c')
  const built = run('cc', '-o', binary, source, '-lical')
  expect('libical’s checker compiles', built.status === 0, built.text)
  if (built.status !== 0) return
  const files = ['request', 'update', 'cancel'].map(name => path.join(golden, `${name}.ics`))
  const { status, text } = run(binary, ...files)
  expect('libical finds no broken rule of iTIP in request, update and cancellation', status === 0, text)
}

function checkKhal() {
  const config = path.join(folder, 'khal.conf')
  fs.mkdirSync(path.join(folder, 'khal'))
  fs.writeFileSync(
    config,
    `[calendars]\n[[vfu]]\npath = ${path.join(folder, 'khal')}\n[locale]\nlocal_timezone = America/New_York\ndefault_timezone = America/New_York\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${path.join(folder, 'khal.db')}\n`,
  )
  const imported = run(
    'khal',
    '-c',
    config,
    'import',
    '--batch',
    '-a',
    'vfu',
    path.join(golden, 'request.ics'),
  )
  expect('khal takes the invitation', imported.status === 0, imported.text)
  const { text } = run('khal', '-c', config, 'list', '--format', '{start-time}', '2020-01-20', '1d')
  // Nine in Stockholm is three in New York.
  expect('khal shows it at the right instant in another zone', text.includes('03:00'), text)
}

async function checkSynchronisation() {
  const port = await freePort()
  const store = path.join(folder, 'store')
  const address = `--server-hosts=127.0.0.1:${port}`
  const options = [address, `--storage-filesystem-folder=${store}`, '--auth-type=none']
  const server = spawn('radicale', options, { cwd: folder, env, stdio: 'ignore' })
  try {
    const calendar = `http://127.0.0.1:${port}/kim/vfu/`
    await untilOpen(port)
    // Any password will do; the name says whose collection it is.
    const headers = { authorization: `Basic ${Buffer.from('kim:x').toString('base64')}` }
    const made = await fetch(calendar, { method: 'MKCALENDAR', headers })
    expect('radicale makes a calendar', made.status === 201, String(made.status))
    const local = path.join(folder, 'local')
    fs.mkdirSync(local)
    const feed = path.join(golden, 'feed.ics')
    const config = path.join(folder, 'vdirsyncer.conf')
    fs.writeFileSync(
      config,
      `[general]\nstatus_path = "${folder}/status/"\n[pair vfu]\na = "feed"\nb = "server"\ncollections = null\n[storage feed]\ntype = "singlefile"\npath = "${local}/feed.ics"\n[storage server]\ntype = "caldav"\nurl = "${calendar}"\nusername = "kim"\npassword = "x"\n`,
    )
    fs.copyFileSync(feed, path.join(local, 'feed.ics'))
    run('sh', '-c', `yes | vdirsyncer -c ${config} discover`)
    const synced = run('vdirsyncer', '-c', config, 'sync')
    expect('vdirsyncer carries the feed to the server', synced.status === 0, synced.text)
    const back = await (await fetch(calendar, { headers })).text()
    const uids = (/** @type {string} */ text) =>
      [...text.matchAll(/^UID:(.*?)\r?$/gm)].map(match => match[1]).sort()
    const [sent, kept] = [uids(fs.readFileSync(feed, 'utf8')), uids(back)]
    expect(
      'the server keeps every event under its UID',
      sent.join() === kept.join(),
      [sent.join(), kept.join()].join('\n'),
    )
  } finally {
    server.kill()
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** @param {number} port */
async function untilOpen(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isOpen = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isOpen) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('radicale does not answer')
}

try {
  checkRestrictions()
  checkKhal()
  await checkSynchronisation()
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0
