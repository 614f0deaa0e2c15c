/** What it means that a student can't have a place, by the number of the rule that the pair breaks on its own. */
export const pairRules: Readonly<Record<string, string>> = {
  /** An offer that has been withdrawn has no places. */
  R2: 'Platsen erbjuds inte längre.',
  R5: 'Platsens period täcker inte studentens.',
  R6: 'Platsen tar inte emot studenter från lärosätet.',
  R7: 'Studenten saknar något som platsen kräver.',
  R8: 'Platsen saknar något som studenten behöver.',
  R9: 'Restiden är längre än den längsta tillåtna.',
  R10: 'Platsen är undantagen för studenten.',
  R13: 'Handledaren uppfyller inte något lärosätes krav.',
  R14: 'Platsen ligger utanför önskemålen, och studenten ska bara placeras inom dem.',
}
