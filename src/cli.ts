import { workerSolvers } from './adapters/solver/worker.ts'
import { runProgram } from './cli/program.ts'

// A reader that has had enough, such as `head`, is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const solvers = workerSolvers()
// Not process.exit: what is written to a pipe must get there first.
process.exitCode = await runProgram(process.argv.slice(2), {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  now: () => performance.now(),
  solvers,
  environment: process.env,
})
await solvers.close()
