import type { Module, Pass } from './pilot.ts'

type SuggestedModule = Pick<Module, 'name' | 'audience' | 'passes' | 'hosts' | 'position'>

const module = (
  name: string,
  audience: SuggestedModule['audience'],
  hosts: Partial<SuggestedModule['hosts']>,
  others: Partial<SuggestedModule> = {},
): SuggestedModule => ({
  name,
  audience,
  passes: 1,
  hosts: { staff: 0, termFive: 0, teacher: 0, ...hosts },
  position: 'any',
  ...others,
})

/** The content that the universities and the city suggest for the days, all of it for each pilot to change. */
export const SUGGESTED_MODULES: readonly SuggestedModule[] = [
  module('Organisation', 'district', { staff: 1 }, { position: 'first' }),
  module('Myndighetsutövning', 'group', { staff: 1, termFive: 1 }),
  module('Styrformer', 'district', { staff: 1 }),
  module('Brukardelaktighet', 'group', { staff: 1, termFive: 1 }),
  module('Samtal, möte och bemötande', 'group', { staff: 1, termFive: 1 }),
  module('Stadsövergripande studiebesök: politiskt styrd verksamhet', 'pilot', { staff: 2 }, { passes: 2 }),
  module('Utvärdering av dagarna', 'district', { teacher: 1 }, { position: 'last' }),
]

/** Two passes before noon and two after. */
export const SUGGESTED_PASSES: readonly Pass[] = [
  { id: 'fm1', start: '09:00', end: '10:30' },
  { id: 'fm2', start: '10:45', end: '12:00' },
  { id: 'em1', start: '13:00', end: '14:30' },
  { id: 'em2', start: '14:45', end: '16:00' },
]
