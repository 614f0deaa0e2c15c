/** The rules that can be told to keep a student from a place. A block (R10) is told as a place that isn't open (R6). */
export type ToldRule = 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R14'

/** Why a student has no place, as far as it may be told to anyone: nothing about others, and no block (R10). */
export type Because =
  | { readonly kind: 'noPlaces' }
  /** No place is allowed; `rule` alone keeps the student from all of them, null when no told rule does. */
  | {
      readonly kind: 'nothingAllowed'
      readonly rule: ToldRule | null
      readonly maxTravelMinutes: number | null
    }
  /** The run was cut short, so that it isn't known whether the best plan has a place. */
  | { readonly kind: 'outOfTime' }
  | { readonly kind: 'group' }
  | { readonly kind: 'quota'; readonly quota: number }
  | { readonly kind: 'taken' }
  | { readonly kind: 'districtsFull' }

/** The Swedish sentence of `unplaced` in a result. */
export function becauseSentence(because: Because): string {
  switch (because.kind) {
    case 'noPlaces':
      return 'Terminen har inga platser.'
    case 'nothingAllowed':
      return because.rule === null
        ? 'Ingen av terminens platser går att använda för studenten.'
        : `Terminens platser ${obstacle(because.rule, because.maxTravelMinutes ?? 0)}.`
    case 'outOfTime':
      return 'Tiden tog slut innan den bästa planen var funnen, och i den som finns har studenten ingen plats.'
    case 'group':
      return 'Studenten ska placeras i samma förvaltning som andra studenter (R11), och hela gruppen fick inte plats.'
    case 'quota':
      return because.quota === 1
        ? 'Lärosätets kvot på 1 placering är fylld (R3).'
        : `Lärosätets kvot på ${because.quota} placeringar är fylld (R3).`
    case 'taken':
      return 'De platser som är öppna för studenten är upptagna (R2).'
    case 'districtsFull':
      return 'De lediga platser som är öppna för studenten ligger i förvaltningar som har nått sitt högsta antal (R4).'
  }
}

function obstacle(rule: ToldRule, maxTravelMinutes: number): string {
  switch (rule) {
    case 'R5':
      return 'har perioder som inte täcker studentens (R5)'
    case 'R6':
      // Without its number: a place that a block closes is told in the same words.
      return 'är inte öppna för studenten'
    case 'R7':
      return 'kräver något som studenten saknar (R7)'
    case 'R8':
      return 'saknar något som studenten behöver (R8)'
    case 'R9':
      return maxTravelMinutes === 1
        ? 'ligger längre bort än 1 minut (R9)'
        : `ligger längre bort än ${maxTravelMinutes} minuter (R9)`
    case 'R14':
      return 'ligger utanför studentens önskemål (R14)'
  }
}
