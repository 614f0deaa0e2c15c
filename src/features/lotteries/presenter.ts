import { createHash } from 'node:crypto'
import type { Phase } from '../../domain/terms/phases.ts'

const REVEALED: readonly Phase[] = ['published', 'running', 'closed']

/** The hash commits to the seed before anybody knows what it decides; the seed itself can't be changed (see Term). */
export function presentLottery({ id, phase, seed }: { id: string; phase: Phase; seed: string }) {
  return {
    termId: id,
    seedHash: createHash('sha256').update(seed, 'utf8').digest('hex'),
    seed: REVEALED.includes(phase) ? seed : null,
  }
}
