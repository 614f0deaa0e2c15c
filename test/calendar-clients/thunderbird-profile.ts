import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type { CalendarUser } from '../../src/adapters/ical/calendar-file.ts'
import { connectMarionette } from './marionette.ts'

/** A mail as its reader is shown it: `buttons` are those of the calendar's bar above it, `label` is what the bar says. */
export interface ShownMail {
  buttons: string[]
  label: string
  text: string
}

/** An event in the reader's calendar; `localStart` is the wall time in the reader's zone, as iCalendar writes it. */
export interface KeptEvent {
  uid: string
  title: string
  location: string | null
  sequence: number
  start: number
  end: number
  localStart: string
  answers: string[]
}

export interface Thunderbird {
  /** Puts a mail, as it came over the net, into the inbox. */
  receive(raw: string): Promise<void>
  open(messageId: string): Promise<ShownMail>
  /** Presses a button of the calendar's bar. */
  press(button: string): Promise<void>
  events(): Promise<KeptEvent[]>
  stop(): Promise<void>
}

interface ThunderbirdOptions {
  /** Holds the profile, and all else that the program writes. */
  folder: string
  /** Whose mail and calendar it is. */
  user: CalendarUser
  /** Where answers are sent from. */
  smtpPort: number
  timeZone: string
}

const COMMAND = 'thunderbird'
const START_SECONDS = 90

/** What the installed program calls itself; null when there is none. */
export function installedVersion(home: string): string | null {
  const env = { ...process.env, HOME: home }
  const { error, stdout } = spawnSync(COMMAND, ['--version'], { env, encoding: 'utf8' })
  return error ? null : stdout.trim()
}

/** Thunderbird with a new profile and without a screen. It reaches nothing but this machine. */
export async function startThunderbird(options: ThunderbirdOptions): Promise<Thunderbird> {
  const { folder, timeZone } = options
  const profile = path.join(folder, 'profile')
  fs.mkdirSync(profile)
  fs.writeFileSync(path.join(profile, 'user.js'), preferences(options))
  const child = spawn(
    COMMAND,
    ['-headless', '-no-remote', '-marionette', '-remote-allow-system-access', '-profile', profile],
    {
      env: { ...process.env, HOME: folder, TZ: timeZone, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }

  try {
    const port = await announcedPort(
      path.join(profile, 'MarionetteActivePort'),
      () => child.exitCode !== null,
    )
    const marionette = await connectMarionette(port)
    const script = fs.readFileSync(path.join(import.meta.dirname, 'inside-thunderbird.js'), 'utf8')
    const step = async (...args: readonly string[]): Promise<unknown> => {
      const { value, error } = (await marionette.run(script, args)) as { value?: unknown; error?: string }
      if (error !== undefined) throw new Error(error)
      return value
    }
    await step('enableCalendar')
    return {
      receive: async raw => void (await step('receive', raw)),
      open: async messageId => (await step('open', messageId.replaceAll(/[<>]/g, ''))) as ShownMail,
      press: async button => void (await step('press', button)),
      events: async () => (await step('events')) as KeptEvent[],
      stop() {
        marionette.close()
        return stop()
      },
    }
  } catch (error) {
    await stop()
    throw new Error(`Thunderbird did not start:\n${output}`, { cause: error })
  }
}

/** The port that Thunderbird itself has chosen, once its window is there. */
async function announcedPort(file: string, hasEnded: () => boolean): Promise<number> {
  const deadline = performance.now() + START_SECONDS * 1000
  while (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') === '') {
    if (hasEnded() || performance.now() > deadline) throw new Error('It said no port')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return Number(fs.readFileSync(file, 'utf8'))
}

/** The file of preferences: one account, that fetches nothing, and nothing that asks or calls home. */
function preferences({ user, smtpPort }: ThunderbirdOptions): string {
  const values: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'mail.accountmanager.accounts': 'account1',
    'mail.accountmanager.defaultaccount': 'account1',
    'mail.account.account1.server': 'server1',
    'mail.account.account1.identities': 'id1',
    'mail.server.server1.type': 'pop3',
    'mail.server.server1.hostname': '127.0.0.1',
    'mail.server.server1.userName': user.address,
    'mail.server.server1.name': user.address,
    'mail.server.server1.check_new_mail': false,
    'mail.server.server1.login_at_startup': false,
    'mail.identity.id1.fullName': user.name,
    'mail.identity.id1.useremail': user.address,
    'mail.identity.id1.valid': true,
    'mail.identity.id1.smtpServer': 'smtp1',
    'mail.smtpservers': 'smtp1',
    'mail.smtp.defaultserver': 'smtp1',
    'mail.smtpserver.smtp1.type': 'smtp',
    'mail.smtpserver.smtp1.hostname': '127.0.0.1',
    'mail.smtpserver.smtp1.port': smtpPort,
    'mail.smtpserver.smtp1.authMethod': 1,
    'mail.smtpserver.smtp1.try_ssl': 0,
    'calendar.timezone.useSystemTimezone': true,
    'app.donation.eoy.version.viewed': 999,
    'app.update.auto': false,
    'app.update.enabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.update.enabled': false,
    'mail.inappnotifications.enabled': false,
    'mail.provider.suppress_dialog_on_startup': true,
    'mail.rights.version': 1,
    'mail.shell.checkDefaultClient': false,
    'mailnews.start_page.enabled': false,
    'mailnews.start_page_override.mstone': 'ignore',
    // A proxy that is not there, for all that is fetched over HTTP.
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
  }
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
