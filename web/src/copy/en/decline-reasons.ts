import type { declineReasons as swedish } from '../sv/decline-reasons.ts'

export const declineReasons: typeof swedish = {
  label: 'Reason',
  hint: 'It is counted in the statistics.',
  fault: 'Choose a reason.',
  comment: 'Comment',
  commentHint:
    'Read by the project leader and never counted. Write nothing about anybody’s health or private life.',
  ownCommentHint:
    'Read by the placement coordinator and never counted. Write nothing about anybody’s health or private life.',
  reasons: {
    supervisor: 'The supervisor is leaving or away',
    unqualified: 'No supervisor meets the university’s rule',
    workload: 'The unit has no time to receive anybody',
    reorganised: 'The unit is reorganised, moves or closes',
    period: 'The period is not possible',
    unsuitable: 'The place does not suit the student',
    other: 'Another reason',
  },
  own: {
    supervisor: 'I am leaving or away',
    unqualified: 'I do not meet the university’s rule',
    workload: 'I have no time',
    reorganised: 'The unit is reorganised, moves or closes',
    period: 'The period is not possible',
    unsuitable: 'The place does not suit the student',
    other: 'Another reason',
  },
  unstated: 'No reason was chosen from the list',
  together: 'Other reasons together',
  because: reason => `Reason: ${reason}`,
}
