import { z } from 'zod'

const flag = (fallback: 'on' | 'off') => z.enum(['on', 'off']).default(fallback)

const proxy = z.union([
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
  z.ipv4(),
  z.ipv6(),
  // Whoever trusts every address believes every stranger.
  z.union([z.cidrv4(), z.cidrv6()]).refine(range => !range.endsWith('/0')),
])

/** The environment, one entry per variable; README's configuration table is generated from the same facts by a test. */
export const configSchema = z.object({
  /** Port of the web server. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address that the web server listens on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The address that people use, for links in mails and calendars. */
  VFU_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Proxies in front of the server, whose word on where a request comes from is taken; without it nobody's is. */
  VFU_TRUSTED_PROXIES: z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(proxies => proxies.every(one => proxy.safeParse(one).success), {
      error: 'names and addresses with commas between, such as loopback,10.0.0.0/8',
    })
    .default([]),
  /** How long it goes on answering when it is told to stop, while /readyz says that it is leaving. */
  VFU_LEAVE_SECONDS: z.coerce.number().int().min(0).max(120).default(0),
  /** A PostgreSQL server (15 or later); without it the embedded one is used. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder of the embedded database. */
  VFU_DATA: z.string().min(1).default('data'),
  /** Key of the fingerprints by which protected persons are recognised in outgoing text; without it one in the data folder. */
  VFU_PROTECTION_KEY: z.string().min(32).optional(),
  /** Folder that gets a backup a day; without it none is made. */
  VFU_BACKUP_FOLDER: z.string().min(1).optional(),
  /** How many days' backups are kept there. */
  VFU_BACKUP_KEEP: z.coerce.number().int().min(1).max(3650).default(14),
  /** `on` loads the demonstration term into an empty database and prints sign-in links; `off` starts empty. */
  VFU_DEMO: flag('on'),
  /** File of the identity providers to sign in with, see README; without it people sign in by mail alone. */
  VFU_OIDC_FILE: z.string().min(1).optional(),
  /** Whether central must have a second factor; `required` unless the demonstration is on. */
  VFU_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  /** File of the key that seals second factors in the database; `second-factor.key` in VFU_DATA unless named. */
  VFU_KEY_FILE: z.string().min(1).optional(),
  /** Mail server, such as smtps://user:password@mail.example; without it mails stay in the outbox, to be read there. */
  VFU_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `send` sends; `keep` stores what would be sent, to be read on the page. Without a mail server it is kept. */
  VFU_MAIL: z.enum(['send', 'keep']).optional(),
  /** Outside the real environment: everything goes to this address, with its recipient shown. */
  VFU_MAIL_REDIRECT: z.email().optional(),
  /** From when to when by the wall in Stockholm only urgent mail is sent, and none on days off; `off` for never. */
  VFU_QUIET_HOURS: z
    .union([
      z.literal('off'),
      z.string().regex(/^(1[2-9]|2[0-3])-(0\d|1[0-1])$/, 'hours such as 20-07, or off'),
    ])
    .default('20-07'),
  /** Sender of all mail and organiser of all calendar events. */
  VFU_MAIL_FROM: z.email().default('vfu@stockholm.example'),
  /** Port of the figures for Prometheus; without it there are none. */
  VFU_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Address that the figures are served on. */
  VFU_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Least severe level that is logged. */
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export type Config = z.output<typeof configSchema>

/** What the environment says, or what is wrong with each faulty variable, without what it holds; empty values count as absent. */
export function checkConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; faults: { name: string; why: string }[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = configSchema.safeParse(given)
  if (result.success) return { ok: true, config: result.data }
  return {
    ok: false,
    faults: result.error.issues.map(({ path, message }) => ({ name: path.join('.'), why: message })),
  }
}

/** Reads the environment. Throws one error that names every faulty variable; empty values count as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const checked = checkConfig(environment)
  if (checked.ok) return checked.config
  const faults = checked.faults.map(({ name, why }) => `  ${name}: ${why}`)
  throw new Error(`The configuration is wrong:\n${faults.join('\n')}`)
}
