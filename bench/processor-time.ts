import fs from 'node:fs'

/** A clock tick of Linux, as far as programs are told. */
const TICK_MILLISECONDS = 10

/**
 * Processor time that the process and all below it have used until now, to a hundredth of a second; null where there
 * is no /proc. Other work on the machine doesn't change it, as it does the time that passes.
 */
export function processorMilliseconds(pid: number): number | null {
  if (!fs.existsSync(`/proc/${pid}/stat`)) return null
  const parents = new Map<number, number>()
  const ticks = new Map<number, number>()
  for (const name of fs.readdirSync('/proc')) {
    const facts = /^\d+$/.test(name) ? statOf(name) : null
    if (!facts) continue
    parents.set(Number(name), facts.parent)
    ticks.set(Number(name), facts.ticks)
  }
  const isBelow = (id: number): boolean => id === pid || (id > 1 && isBelow(parents.get(id) ?? 0))
  const own = [...ticks].filter(([id]) => isBelow(id))
  return TICK_MILLISECONDS * own.reduce((sum, [, used]) => sum + used, 0)
}

/** Own time and that of children that have ended; null for a process that has ended meanwhile. */
function statOf(pid: string): { parent: number; ticks: number } | null {
  try {
    // What follows the name, which may hold spaces: state, parent, …
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const at = (index: number) => Number(fields[index])
    return { parent: at(1), ticks: at(11) + at(12) + at(13) + at(14) }
  } catch {
    return null
  }
}
