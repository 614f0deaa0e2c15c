import type * as swedish from '../sv/calendar.ts'

export const feedName: typeof swedish.feedName = term => `Field placement ${term}`

export const summary: typeof swedish.summary = {
  'first-day': ({ unit }) => `Field placement: first day, ${unit}`,
  period: ({ unit }) => `Field placement: ${unit}`,
  'supervisor-meeting': () => 'Field placement: three-party meeting',
}

export const description: typeof swedish.description = ({ unit, district, field, supervisor }) => {
  const lines = [`${unit}, ${district}`, `Field: ${field}`]
  return supervisor ? [...lines, `Ask for ${supervisor}.`].join('\n') : lines.join('\n')
}
