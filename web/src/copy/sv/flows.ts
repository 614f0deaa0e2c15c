import { counted } from '../../format.ts'

/** Words for the figure of who goes where. */
export const flows = {
  title: 'Från lärosäten till förvaltningar',
  sentence: (count: number, from: string, to: string) =>
    `Flest går från ${from} till ${to}: ${counted(count, 'student', 'studenter', 'sv')}.`,
  caption: 'Studenter från varje lärosäte till varje förvaltning',
  district: 'Förvaltning',
  sum: 'Summa',
}
