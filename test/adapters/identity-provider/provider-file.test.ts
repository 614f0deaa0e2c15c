import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readProviderFile } from '../../../src/adapters/identity-provider/provider-file.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-providers-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))
const file = path.join(folder, 'providers.json')

const provider = {
  id: 'stad',
  label: 'Stockholms stad',
  issuer: 'https://login.stockholm.example',
  clientId: 'vfu',
  clientSecret: 'a secret of the tests',
  emailDomains: ['stockholm.se'],
}

const read = (...providers: object[]) => {
  fs.writeFileSync(file, JSON.stringify({ providers }))
  return readProviderFile(file)
}

describe('the file of identity providers', () => {
  it('is in README as it is read', () => {
    const readme = fs.readFileSync('README.md', 'utf8').split('\n## Single sign-on\n')[1] ?? ''
    const example = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    fs.writeFileSync(file, example.replace('/run/secrets/vfu-stad', 'secret'))
    fs.writeFileSync(path.join(folder, 'secret'), 'from a file\n')
    const [stad, su] = readProviderFile(file)
    expect([stad?.clientSecret, su?.clientSecret]).toEqual(['from a file', '…'])
    expect(su?.settings.scopes).toEqual(['openid', 'profile', 'email'])
    const documented = [...readme.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    )
    expect(documented).toEqual(expect.arrayContaining(Object.keys({ ...stad!.settings, ...su!.settings })))
  })

  it.each([
    ['providers.0.id', { id: 'Stockholms stad' }],
    ['providers.0.issuer', { issuer: 'http://login.stockholm.example' }],
    ['providers.0.issuer', { issuer: 'http://localhost.evil.example' }],
    ['providers.0.clientSecret', { clientSecret: undefined }],
    ['providers.0.clientSecret', { clientSecretFile: 'secret' }],
    ['providers.0.scopes', { scopes: ['email'] }],
    ['providers.0.emailDomains', { emailDomains: [] }],
    ['providers.0.roles.0.district', { roles: [{ claim: 'groups', value: 'x', role: 'district' }] }],
    ['providers.0.roles.0.role', { roles: [{ claim: 'groups', value: 'x', role: 'king' }] }],
    ['providers.0.clientSecretFile', { clientSecret: undefined, clientSecretFile: 'missing' }],
    ['providers.0', { clientSecrets: 'a secret of the tests' }],
  ])('names %s when it is wrong, and repeats no secret', (name, wrong) => {
    let message = ''
    try {
      read({ ...provider, ...wrong })
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain(`  VFU_OIDC_FILE: ${name}: `)
    expect(message).not.toContain('a secret of the tests')
  })

  it('takes http on this machine alone, and no id twice', () => {
    for (const issuer of ['http://localhost:8080', 'http://127.0.0.1:8080/realm', 'http://[::1]:8080'])
      expect(read({ ...provider, issuer })).toHaveLength(1)
    expect(() => read(provider, provider)).toThrow('two providers have the same id')
  })

  it('says when it is missing or not JSON', () => {
    expect(() => readProviderFile(path.join(folder, 'missing.json'))).toThrow('cannot be read')
    fs.writeFileSync(file, '{"clientSecret": "a secret')
    expect(() => readProviderFile(file)).toThrow(/is not JSON$/)
  })
})
