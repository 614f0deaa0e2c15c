import { actingAs } from '../adapters/db/acting.ts'
import { joinDatabase } from '../adapters/db/connect.ts'
import { compose } from '../compose.ts'
import { readConfig } from '../config.ts'
import { copyIn } from '../copy/copy.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { CommandError, type CommandContext } from './command.ts'

/**
 * Runs `work` on the configured database: the server's own while it is running, otherwise one that is started for this.
 * The audit log says that the command did it. A refusal becomes a {@link CommandError} with its Swedish sentence and those of
 * its fields.
 */
export async function withSystem<T>(
  { environment }: CommandContext,
  command: string,
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment)
  const server = await joinDatabase(config)
  const system = compose(config, server, config.VFU_PUBLIC_URL ?? `http://localhost:${config.PORT}`)
  try {
    return await actingAs({ personId: null, via: `vfu ${command}` }, () => work(system.deps))
  } catch (error) {
    throw error instanceof AppError ? new CommandError(sentenceOf(error)) : error
  } finally {
    await system.close()
    await server.stop()
  }
}

function sentenceOf(error: AppError): string {
  const sentence = copyIn.sv.errors[error.code] as (values: unknown) => string
  return [sentence(error.values), ...error.fields.map(({ text }) => text)].join('\n')
}
