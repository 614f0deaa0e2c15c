import { counted } from '../../format.ts'
import type { supervisors as sv } from '../sv/supervisors.ts'

export const supervisors: typeof sv = {
  title: 'Supervisors',
  exceptions: 'Exceptions from your rule',
  lead: 'Supervisors on the term’s places who do not meet your rule (R13). If you grant an exception the place can go to your students.',
  rule: (name, years, course) => {
    const parts = [
      ...(years === null
        ? []
        : [
            `at least ${counted(years, 'year', 'years', 'en')} between the degree and the beginning of the term`,
          ]),
      ...(course ? ['a course in supervision'] : []),
    ]
    return parts.length === 0
      ? `${name} asks nothing of supervisors.`
      : `${name} asks for ${parts.join(' and ')}.`
  },
  register: {
    title: 'All supervisors',
    lead: 'How many students each of them has had, term by term. Correct what is known of them here, and it changes wherever the supervisor is named.',
    leadCentral:
      'What is known of each of them. How many students one supervisor has had is for their own district to see.',
    district: 'District',
    all: 'All',
    noEmail: 'No email address',
    course: 'Course',
    places: 'Places',
    studentsIn: term => `Students ${term}`,
    remark: 'Worth a thought',
    refused: universities => `Does not meet the rule of ${universities} (R13)`,
    rests: 'Rests',
    first: 'For the first time',
    thirdInARow: 'Third term in a row',
    action: 'Action',
    empty: 'No supervisors yet',
    emptyText: 'A supervisor is here as soon as one has been named on a place or a proposal.',
  },
  caption: 'Supervisors who do not meet the rule',
  column: {
    name: 'Supervisor',
    district: 'District',
    university: 'University',
    degree: 'Year of degree',
    course: 'Course in supervision',
    exception: 'Exception',
  },
  yes: 'Yes',
  no: 'No',
  unknown: 'Not stated',
  empty: 'Every supervisor meets the rule',
  emptyText: 'Once a place has a supervisor who does not, they are shown here.',
  granted: (by, day) => `Granted by ${by} on ${day}`,
  grant: 'Grant an exception',
  grantFor: name => `Grant an exception for ${name}`,
  withdraw: 'Take back',
  withdrawFor: name => `Take back the exception for ${name}`,
  wasGranted: name => `The exception for ${name} is granted.`,
  wasWithdrawn: name => `The exception for ${name} is taken back.`,
}
