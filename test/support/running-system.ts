import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface RunningSystem {
  readonly url: string
  /** Sign-in links as the start prints them, by whose they are. */
  readonly links: ReadonlyMap<string, string>
  readonly pid: number
  readonly output: () => string
  /** Sends SIGTERM and resolves to the exit status. */
  stop(): Promise<number | null>
  /** Sends SIGKILL, as a power cut or the system's own killer would, and keeps the data. */
  kill(): Promise<void>
}

const START_SECONDS = 90

/**
 * The built program as its user starts it, with data of its own in a temporary folder, on a free port; another clone's
 * when its folder is given.
 */
export async function startSystem(
  environment: Record<string, string> = {},
  clone = '.',
): Promise<RunningSystem> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-system-'))
  fs.chmodSync(folder, 0o755)
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: clone,
    env: { ...process.env, PORT: '0', VFU_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  await announced(child, () => output)
  const url = /^VFU: (\S+)$/m.exec(output)?.[1] ?? ''
  const links = new Map(
    [...output.matchAll(/^ {2}(\S.*?) {2,}(\S+\/logga-in#\S+)$/gm)].map(found => [found[1]!, found[2]!]),
  )
  return {
    url,
    links,
    pid: child.pid ?? 0,
    async kill() {
      const exit = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await exit
    },
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      const status = await exit
      fs.rmSync(folder, { recursive: true, force: true })
      return status
    },
  }
}

/** Resolves when the last line of the announcement is there. */
async function announced(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_SECONDS * 1000
  while (!/VFU_DEMO=off for real use|the first central account/.test(output())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The system did not start:\n${output()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
