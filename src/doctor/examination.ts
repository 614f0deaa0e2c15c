import { closest, distance } from 'fastest-levenshtein'
import path from 'node:path'
import type pg from 'pg'
import { MIGRATIONS, reachable } from '../adapters/db/connect.ts'
import { createFingerprinter } from '../adapters/fingerprinter.ts'
import { openIdProvider } from '../adapters/identity-provider/openid-provider.ts'
import { readProviderFile } from '../adapters/identity-provider/provider-file.ts'
import { checkConfig, configSchema, type Config } from '../config.ts'
import { projectRoot } from '../project-root.ts'
import { examineAddress, examineProviders } from './addresses.ts'
import { examineDatabase, keysInUse } from './database.ts'
import { examineBackups, examineKeys, examineReaders, protectionKeyIn } from './files.ts'
import { found, type Finding } from './finding.ts'
import { examineMail } from './mail.ts'
import { examineDisks, examineNode, examineTimeZone } from './surroundings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The tests' own variable. */
const OF_THE_TESTS = ['VFU_CHROMIUM']
/** A name that is further off was not meant. */
const LIKELY_DISTANCE = 6

/**
 * Looks at everything that the system needs: its settings, this machine, the database, mail, keys, addresses, backups and
 * identity providers. Changes nothing, and sends nothing to anybody but greetings. What a fault hides is left out.
 */
export async function examine(environment: Environment, now: () => Date): Promise<Finding[]> {
  const machine = [...examineNode(process.versions.node), ...examineTimeZone()]
  const checked = checkConfig(environment)
  const unknown = unknownVariables(environment)
  if (!checked.ok) {
    const faults = checked.faults.map(({ name, why }) => found('configurationWrong', { name, why }))
    return [...faults, ...unknown, ...machine]
  }
  const { config } = checked
  return [
    found('configurationRight'),
    ...unknown,
    ...(config.VFU_DEMO === 'on' ? [found('demonstrationOn')] : []),
    ...machine,
    ...(await examineDisks(foldersOf(config))),
    ...(await examineStored(config, now)),
    ...(await examineMail(config)),
    ...(await examineAddress(config)),
    ...(await examineSignIn(config)),
    ...(await examineBackups(config.VFU_BACKUP_FOLDER, {
      now: now(),
      isDemonstration: config.VFU_DEMO === 'on',
    })),
  ]
}

/** Names that begin as ours and are none of ours. */
export function unknownVariables(environment: Environment): Finding[] {
  const known = Object.keys(configSchema.shape)
  return Object.entries(environment)
    .filter(([name, value]) => name.startsWith('VFU_') && value !== undefined)
    .filter(([name]) => !known.includes(name) && !OF_THE_TESTS.includes(name))
    .map(([name]) => {
      const meant = closest(name, known)
      return distance(name, meant) <= LIKELY_DISTANCE
        ? found('variableMisspelt', { name, meant })
        : found('variableUnknown', { name })
    })
}

const dataFolder = ({ VFU_DATA }: Config) => path.resolve(projectRoot, VFU_DATA)

function foldersOf(config: Config): string[] {
  const backups = config.VFU_BACKUP_FOLDER
  return [dataFolder(config), ...(backups === undefined ? [] : [path.resolve(backups)])]
}

/** The database, and the keys without which some of it says nothing. */
async function examineStored(config: Config, now: () => Date): Promise<Finding[]> {
  const connection = await reachable(config)
  if (!connection) return [found('databaseAsleep'), ...(await examineKeyFiles(config, null))]
  const isEmbedded = config.DATABASE_URL === undefined
  const findings = await examineDatabase(connection, { migrations: MIGRATIONS, now, isEmbedded })
  const isWhole = findings.some(({ code }) => code === 'migrationsRight')
  return [...findings, ...(await examineKeyFiles(config, isWhole ? connection : null))]
}

async function examineKeyFiles(config: Config, connection: pg.ClientConfig | null): Promise<Finding[]> {
  const { protects, seals } = connection ? await keysInUse(connection) : { protects: [], seals: false }
  const given = config.VFU_PROTECTION_KEY
  const protection = path.join(dataFolder(config), 'protection.key')
  const sealing = config.VFU_KEY_FILE ?? path.join(dataFolder(config), 'second-factor.key')
  const key = given ?? (await protectionKeyIn(protection))
  const isForeign = key !== null && protects.some(id => id !== createFingerprinter(key).keyId)
  return [
    ...(isForeign ? [found('keyForeign')] : []),
    ...(await examineKeys([
      ...(given === undefined
        ? [{ file: protection, isUsed: protects.length > 0, holds: 'text' as const }]
        : []),
      { file: sealing, isUsed: seals, holds: 'aes' },
    ])),
  ]
}

async function examineSignIn(config: Config): Promise<Finding[]> {
  const { VFU_OIDC_FILE: file, VFU_PUBLIC_URL: url = `http://localhost:${config.PORT}` } = config
  if (file === undefined) return []
  try {
    const providers = readProviderFile(file).map(({ settings, clientSecret }) =>
      openIdProvider(settings, clientSecret, () => {}),
    )
    return [...(await examineReaders(file, '600')), ...(await examineProviders(providers, url))]
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n').slice(1) : []
    const why = lines.map(line => line.replace(/^\s*VFU_OIDC_FILE: /, '')).join('; ')
    return [found('providersWrong', { why })]
  }
}
