import { workerSolvers } from '../../src/adapters/solver/worker.ts'
import { runProgram } from '../../src/cli/program.ts'

export interface ProgramRun {
  status: number
  out: string
  err: string
}

/** Runs the command line in this process, which is much quicker than starting one, and catches what it writes. */
export function runInProcess(...args: string[]): Promise<ProgramRun> {
  return runOnDatabase({}, ...args)
}

/** As `runInProcess`, for the commands that find their database through the environment. */
export async function runOnDatabase(
  environment: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<ProgramRun> {
  const written = { out: '', err: '' }
  const solvers = workerSolvers()
  try {
    const status = await runProgram(args, {
      out: text => void (written.out += text),
      err: text => void (written.err += text),
      now: () => performance.now(),
      solvers,
      environment,
    })
    return { status, ...written }
  } finally {
    await solvers.close()
  }
}
