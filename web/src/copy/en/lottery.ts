import type { lottery as swedish } from '../sv/lottery.ts'

export const lottery: typeof swedish = {
  title: 'The draw',
  lead: 'Between plans that are equally good for everyone together, a draw decides. Here anyone can check that it was settled beforehand.',
  how: 'How it works',
  steps: [
    'When the term is set up the system draws a seed: a random text that nobody gets to choose. The checksum below shows that the seed exists and is not replaced; the database refuses to change it.',
    'When the placements are published the seed is shown. Work out its checksum (SHA-256) and compare it with the one that was here all along.',
    'The de-identified file with the term’s data gives the same placements to whoever runs the matching again. Ask the city’s VFU coordinator for the file.',
  ],
  caption: 'The draws of the terms',
  hash: 'Checksum (SHA-256)',
  seed: 'Seed',
  secret: 'Shown when the placements are published',
  none: 'No term is set up',
  noneText: 'When a term is set up its checksum is shown here.',
  check: 'Check it yourself',
  termName: id => `${id.startsWith('VT') ? 'Spring' : 'Autumn'} term ${id.slice(2)}`,
}
