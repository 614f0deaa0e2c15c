export const pairRules: Readonly<Record<string, string>> = {
  R2: 'The place is no longer offered.',
  R5: 'The place’s period does not cover the student’s.',
  R6: 'The place does not take students from the university.',
  R7: 'The student lacks something that the place requires.',
  R8: 'The place lacks something that the student needs.',
  R9: 'The travel time is longer than the longest allowed.',
  R10: 'The student is exempted from the place.',
  R13: 'The supervisor meets no university’s requirements.',
  R14: 'The place is outside the wishes, and the student is to be placed within them only.',
}
