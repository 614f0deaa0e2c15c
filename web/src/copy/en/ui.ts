import { counted, number } from '../../format.ts'
import type { ui as sv } from '../sv/ui.ts'

export const ui: typeof sv = {
  offline: 'The server can’t be reached. Check your connection and try again.',
  unexpected: status => `Something went wrong on our side (${status}). Please try again in a while.`,
  tryAgain: 'Try again',
  requestId: id => `Reference for support: ${id}`,
  loading: 'Loading …',
  failed: 'The page could not be loaded',
  cancel: 'Cancel',
  close: 'Close',
  filter: 'Filter',
  rows: (shown, all) =>
    shown === all
      ? counted(all, 'row', 'rows', 'en')
      : `${number(shown, 'en')} of ${counted(all, 'row', 'rows', 'en')}`,
  noRows: 'No rows match the filter.',
  clearFilter: 'Clear the filter',
  elapsed: seconds => counted(seconds, 'second', 'seconds', 'en'),
  progress: 'How far the work has come',
  step: (step: number, steps: number, name: string) =>
    `Step ${number(step, 'en')} of ${number(steps, 'en')}: ${name.toLocaleLowerCase('en')}`,
  stop: 'Stop',
  stopped: 'Stopped.',
  askAgain: 'Work it out again',
  optional: 'optional',
  faultsTitle: count => (count === 1 ? 'One answer needs correcting' : `${count} answers need correcting`),
  couldNotSave: 'It could not be saved',
  notANumber: 'Write a whole number, for example 12.',
  restored: 'Here is what you wrote last time. It is not saved yet.',
  startOver: 'Throw it away and start again',
  yes: 'Yes',
  no: 'No',
  nothing: 'Nothing',
  leave:
    'You have changes that aren’t saved. Leave the page anyway? What you wrote stays here until you sign out or close the tab.',
  chooseFile: 'Choose a file',
  orDrop: 'or drop it here',
  chosenFile: name => `Chosen file: ${name}`,
  choose: 'Choose …',
  asTable: 'Show as a table',
}
