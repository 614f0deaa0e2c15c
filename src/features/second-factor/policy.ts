/** A code of six digits is guessed with a chance of 3 in a million a try: so many tries, then a pause. */
export const MOST_WRONG_CODES = 5
export const PAUSE_MINUTES = 15

const MINUTE_MILLISECONDS = 60_000

/** What was typed: digits from the telephone, or a recovery code as it is stored. */
export function readCode(typed: string): { kind: 'digits' | 'recovery'; code: string } {
  const plain = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'digits', code: plain }
  return { kind: 'recovery', code: plain.replace(/(.{4})(?=.)/g, '$1-') }
}

/** Whole minutes until codes are taken again; 0 when they are. */
export function pauseLeft(blockedUntil: Date | null, now: Date): number {
  if (blockedUntil === null || blockedUntil <= now) return 0
  return Math.ceil((blockedUntil.getTime() - now.getTime()) / MINUTE_MILLISECONDS)
}

/** The counter after one more wrong code, and the pause if it is one too many. */
export function afterWrongCode(wrongCodes: number, now: Date): { wrongCodes: number; blockedUntil?: Date } {
  if (wrongCodes + 1 < MOST_WRONG_CODES) return { wrongCodes: wrongCodes + 1 }
  return { wrongCodes: 0, blockedUntil: new Date(now.getTime() + PAUSE_MINUTES * MINUTE_MILLISECONDS) }
}
