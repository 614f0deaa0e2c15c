import type { support as sv } from '../sv/support.ts'

export const support: typeof sv = {
  title: 'Support and network',
  lead: 'The city’s routines and material for receiving students, and the coordinators’ meeting. Supervisors get the links in their letters.',
  none: 'There is no material yet.',
  caption: 'Material, in order of title',
  name: 'Title',
  url: 'Address',
  owner: 'Answered for by',
  reviewOn: 'Review by',
  overdue: 'Review overdue',
  add: 'Add material',
  save: 'Save',
  added: title => `${title} has been added.`,
  remove: 'Remove',
  removeNamed: title => `Remove ${title}`,
  reviewed: 'Next review in a year',
  reviewedNamed: title => `${title} is reviewed: next review in a year`,
  actions: 'Actions',
}
