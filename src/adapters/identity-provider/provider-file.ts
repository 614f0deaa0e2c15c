import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { providerSettings, type ProviderSettings } from '../../domain/access/provider-settings.ts'

const providerFile = z.strictObject({
  providers: z
    .array(providerSettings)
    .refine(providers => new Set(providers.map(({ id }) => id)).size === providers.length, {
      error: 'two providers have the same id',
    }),
})

export interface ConfiguredProvider {
  readonly settings: ProviderSettings
  readonly clientSecret: string
}

/**
 * Reads the file that VFU_OIDC_FILE names. Throws one error that names every faulty member, and repeats none of what they
 * hold: a secret may be among it. A relative `clientSecretFile` lies beside the file.
 */
export function readProviderFile(file: string): ConfiguredProvider[] {
  const fail = (faults: readonly string[]) =>
    new Error(`The configuration is wrong:\n${faults.map(fault => `  VFU_OIDC_FILE: ${fault}`).join('\n')}`)
  let content: unknown
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    throw fail([error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'])
  }
  const result = providerFile.safeParse(content)
  if (!result.success)
    throw fail(result.error.issues.map(issue => `${issue.path.join('.') || 'the file'}: ${issue.message}`))
  return result.data.providers.map((settings, index) => {
    const secret =
      settings.clientSecret ?? secretIn(path.resolve(path.dirname(file), settings.clientSecretFile ?? ''))
    if (secret === '') throw fail([`providers.${index}.clientSecretFile: cannot be read, or is empty`])
    return { settings, clientSecret: secret }
  })
}

function secretIn(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
