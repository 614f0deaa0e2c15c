import { describe, expect, it } from 'vitest'
import { configSchema, readConfig } from '../src/config.ts'

const defaults = {
  PORT: 3000,
  HOST: '127.0.0.1',
  VFU_TRUSTED_PROXIES: [],
  VFU_LEAVE_SECONDS: 0,
  VFU_DATA: 'data',
  VFU_BACKUP_KEEP: 14,
  VFU_DEMO: 'on',
  VFU_MAIL_FROM: 'vfu@stockholm.example',
  VFU_QUIET_HOURS: '20-07',
  VFU_METRICS_HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
}

describe('the configuration', () => {
  it('needs nothing: everything has a default, or may be missing', () => {
    expect(readConfig({})).toEqual(defaults)
  })

  it('counts an empty value as absent', () => {
    const empty = Object.fromEntries(Object.keys(configSchema.shape).map(name => [name, '']))
    expect(readConfig(empty)).toEqual(defaults)
  })

  it('leaves the rest of the environment alone', () => {
    expect(readConfig({ PATH: '/usr/bin', HOME: '/root', NODE_ENV: undefined })).toEqual(defaults)
  })

  it('reads what is given', () => {
    const given = {
      PORT: '8080',
      HOST: '0.0.0.0',
      VFU_PUBLIC_URL: 'https://vfu.stockholm.example',
      VFU_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::1',
      VFU_LEAVE_SECONDS: '5',
      DATABASE_URL: 'postgres://vfu:secret@db/vfu',
      VFU_DATA: '/var/lib/vfu',
      VFU_BACKUP_FOLDER: '/var/backups/vfu',
      VFU_BACKUP_KEEP: '30',
      VFU_DEMO: 'off',
      VFU_SMTP_URL: 'smtps://user:password@mail.example',
      VFU_MAIL: 'keep',
      VFU_MAIL_FROM: 'vfu@socialforvaltningen.example',
      VFU_MAIL_REDIRECT: 'prov@stockholm.example',
      VFU_QUIET_HOURS: 'off',
      LOG_LEVEL: 'info',
      VFU_METRICS_PORT: '9464',
      VFU_METRICS_HOST: '10.0.0.7',
      VFU_OIDC_FILE: '/etc/vfu/providers.json',
      VFU_SECOND_FACTOR: 'required',
      VFU_KEY_FILE: '/etc/vfu/second-factor.key',
    }
    const proxies = ['loopback', '10.0.0.0/8', '2001:db8::1']
    expect(readConfig(given)).toEqual({
      ...given,
      PORT: 8080,
      VFU_TRUSTED_PROXIES: proxies,
      VFU_LEAVE_SECONDS: 5,
      VFU_BACKUP_KEEP: 30,
      VFU_METRICS_PORT: 9464,
    })
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['VFU_PUBLIC_URL', 'vfu.stockholm.example'],
    ['VFU_PUBLIC_URL', 'ftp://vfu.stockholm.example'],
    ['VFU_TRUSTED_PROXIES', 'everybody'],
    ['VFU_TRUSTED_PROXIES', 'loopback,,10.0.0.1'],
    ['VFU_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['DATABASE_URL', 'mysql://db/vfu'],
    ['VFU_LEAVE_SECONDS', '-1'],
    ['VFU_BACKUP_KEEP', '0'],
    ['VFU_DEMO', 'yes'],
    ['VFU_SMTP_URL', 'mail.example:25'],
    ['VFU_SMTP_URL', 'https://mail.example'],
    ['VFU_MAIL', 'yes'],
    ['VFU_MAIL_FROM', 'VFU Stockholm'],
    ['VFU_MAIL_REDIRECT', 'prov'],
    ['VFU_QUIET_HOURS', '20:00-07:00'],
    ['VFU_QUIET_HOURS', '07-20'],
    ['VFU_METRICS_PORT', '/metrics'],
    ['LOG_LEVEL', 'verbose'],
    ['VFU_SECOND_FACTOR', 'sometimes'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(`^The configuration is wrong:\\n  ${name}: `),
    )
  })

  it('names every faulty variable at once, and does not repeat what they hold', () => {
    const faulty = { PORT: 'x', DATABASE_URL: 'mysql://vfu:secret@db', LOG_LEVEL: 'loud', HOST: 'localhost' }
    let message = ''
    try {
      readConfig(faulty)
    } catch (error) {
      message = String(error)
    }
    expect(message.match(/^ {2}[A-Z_]+/gm)).toEqual(['  PORT', '  DATABASE_URL', '  LOG_LEVEL'])
    expect(message).not.toContain('secret')
  })
})
