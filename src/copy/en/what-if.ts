import type { WhatIfFault } from '../../domain/matching/what-if.ts'

export function whatIfFault(fault: WhatIfFault): string {
  switch (fault.kind) {
    case 'unknown':
      return 'Not in the run’s input. Choose another.'
    case 'guaranteeAboveQuota':
      return 'The guarantee is larger than the share (R3). Lower the guarantee or raise the share.'
    case 'boundsCross':
      return 'The minimum is larger than the maximum (R4). Lower the one or raise the other.'
    case 'blockNamesNothing':
      return 'Choose the district or place that the student must not have (R10).'
    case 'pinBreaksRules':
      return `The student can’t be pinned to the place: it breaks ${fault.rules.join(', ')} (R12). Choose another place.`
  }
}
