import type { WhatIfFault } from '../../domain/matching/what-if.ts'

/** Why a change of the sandbox can't be made, and what to do. */
export function whatIfFault(fault: WhatIfFault): string {
  switch (fault.kind) {
    case 'unknown':
      return 'Finns inte i körningens underlag. Välj ett annat alternativ.'
    case 'guaranteeAboveQuota':
      return 'Garantin är större än andelen (R3). Sänk garantin eller höj andelen.'
    case 'boundsCross':
      return 'Minsta antalet är större än det högsta (R4). Sänk det ena eller höj det andra.'
    case 'blockNamesNothing':
      return 'Välj den förvaltning eller plats som studenten inte får ha (R10).'
    case 'pinBreaksRules':
      return `Studenten kan inte låsas vid platsen: det bryter mot ${fault.rules.join(', ')} (R12). Välj en annan plats.`
  }
}
