import { spawnSync } from 'node:child_process'

/** Prints how time and memory of our whole match grow, each size in a process of its own. */
export function benchGrowth(sizes: readonly number[], limitSeconds: number): void {
  console.log('how our whole match grows, with half as many offers as students')
  let before: { students: number; milliseconds: number } | null = null
  for (const students of sizes) {
    const args = ['--import', 'tsx', 'bench/peer.ts', 'match', `${students}x${Math.round(students / 2)}`]
    const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: limitSeconds * 1000 })
    if (child.status !== 0) {
      console.log(`  ${String(students).padStart(6)}   no answer in ${limitSeconds} s`)
      continue
    }
    const { warm, milliseconds, memoryMegabytes } = JSON.parse(child.stdout) as Record<string, number>
    const figures = `${`${milliseconds} ms`.padStart(11)} cold${`${warm} ms`.padStart(10)} warm${`${memoryMegabytes} MB`.padStart(9)}`
    const power = before && Math.log((warm ?? 0) / before.milliseconds) / Math.log(students / before.students)
    console.log(
      `  ${String(students).padStart(6)}${figures}${power === null ? '' : `   as students to the ${power.toFixed(1)}`}`,
    )
    before = { students, milliseconds: warm ?? 0 }
  }
}
