import { counted } from '../../format.ts'
import type { supervisors as sv } from '../sv/supervisors.ts'

export const supervisors: typeof sv = {
  title: 'Supervisors',
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
