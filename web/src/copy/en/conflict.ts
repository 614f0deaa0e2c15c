import type { conflict as sv } from '../sv/conflict.ts'

export const conflict: typeof sv = {
  refusal: 'Somebody else changed this while you were writing. What you wrote is still here below.',
  title: 'Somebody else has changed this',
  same: 'Nothing that the form shows differs.',
  differences: 'This differs',
  what: 'What',
  mine: 'You wrote',
  theirs: 'Saved by somebody else',
  keepMine: 'Keep what I wrote',
  keptMine: 'What you wrote is still here. Save again to replace the other change.',
  takeTheirs: 'Take their version',
  tookTheirs: 'The form now shows what is saved.',
}
