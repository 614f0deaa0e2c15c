import { guaranteeToKeep } from './check-rules.ts'
import { quoted } from './fault.ts'
import { loweredGuaranteeSentence } from './guarantee-sentence.ts'
import type { Instance } from './instance.ts'
import type { MatchingResult } from './result.ts'
import type { Violation } from './violation.ts'

// The rules that can clash: the others decide which pairs are allowed, and no pair is demanded but by a pin.
const CLASHING_RULES = new Set(['R1', 'R2', 'R3', 'R4', 'R11', 'R12'])

/**
 * What is wrong with `conflicts`: every lowered guarantee (R3) must be in it, whatever the status. Beside those it must
 * say which rules clash when the status is infeasible, and say nothing otherwise.
 */
export function conflictViolations(instance: Instance, { status, conflicts }: MatchingResult): Violation[] {
  const lowered = instance.universities.flatMap(({ id, guarantee }) => {
    const counted = guaranteeToKeep(instance, id)
    return counted < guarantee
      ? { id, guarantee, text: loweredGuaranteeSentence(id, guarantee, counted) }
      : []
  })
  const isLowered = ({ rules, text }: MatchingResult['conflicts'][number]): boolean =>
    rules.length === 1 && rules[0] === 'R3' && lowered.some(each => each.text === text)
  const missing = lowered
    .filter(({ text }) => !conflicts.some(conflict => isLowered(conflict) && conflict.text === text))
    .map(({ id, guarantee }) => ({
      rule: 'R3',
      text: `Lärosätet ${quoted(id)} kan inte få sin garanti ${guarantee}, men conflicts säger det inte.`,
    }))
  const others = conflicts.filter(conflict => !isLowered(conflict))
  if (status !== 'infeasible') {
    const invented = others.map(({ text }) =>
      wrong(`Listan conflicts säger ${quoted(text)}, men en plan finns.`),
    )
    return [...missing, ...invented]
  }
  if (others.length === 0) return [...missing, wrong('Listan conflicts säger inte vad som inte går ihop.')]
  const unnamed = others
    .filter(({ rules }) => rules.length === 0 || rules.some(rule => !CLASHING_RULES.has(rule)))
    .map(({ text }) =>
      wrong(`Listan conflicts namnger inga regler som kan stå emot varandra i ${quoted(text)}.`),
    )
  return [...missing, ...unnamed]
}

const wrong = (text: string): Violation => ({ rule: 'format', text })
