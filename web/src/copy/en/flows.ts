import { counted } from '../../format.ts'
import type { flows as sv } from '../sv/flows.ts'

/** Words for the figure of who goes where. */
export const flows: typeof sv = {
  title: 'From universities to districts',
  sentence: (count, from, to) =>
    `Most go from ${from} to ${to}: ${counted(count, 'student', 'students', 'en')}.`,
  caption: 'Students from each university to each district',
  district: 'District',
  sum: 'Sum',
}
