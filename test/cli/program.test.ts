import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

/** Starts the command line as a process of its own, from the sources. */
function started(...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function finished(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const child = started(...args)
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { status: status as number, out, err }
}

describe('the command vfu', () => {
  it('matches a file and writes nothing but the result to standard output', async () => {
    const { status, out, err } = await finished('match', 'test/instances/r3-quota.json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ status: 'optimal' })
    expect(err).toContain('Planen är bevisat bäst.')
  })

  it('ends with 3 when nothing is feasible', async () => {
    const { status, err } = await finished('match', 'test/instances/infeasible.json')
    expect(status).toBe(3)
    expect(err).toContain('Ingen plan uppfyller reglerna.\nR4, R12: ')
  })

  it('ends with 2 and the fault on standard error when the input is wrong', async () => {
    expect(await finished('match', 'package.json')).toEqual({
      status: 2,
      out: '',
      err: '$.format: Medlemmen saknas. Skriv "vfu-matching/1".\n',
    })
  })

  it('helps when asked, and when it does not understand', async () => {
    const [help, matchHelp, nothing, wrong] = await Promise.all([
      finished('--help'),
      finished('match', '--help'),
      finished(),
      finished('mach'),
    ])
    expect(help).toMatchObject({ status: 0, err: '' })
    expect(help.out).toMatch(/match .*\n {2}verify /)
    expect(matchHelp.out).toContain('--time-limit')
    expect(nothing).toEqual({ status: 2, out: '', err: help.out })
    expect(wrong).toMatchObject({ status: 2, err: `Kommandot "mach" finns inte.\n\n${help.out}` })
  })

  it('stays calm when nobody reads what it writes', async () => {
    const child = started('match', 'test/instances/policies.json')
    child.stdout.destroy()
    const [err, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect(err).not.toContain('EPIPE')
    expect(status).toBe(0)
  })
})
