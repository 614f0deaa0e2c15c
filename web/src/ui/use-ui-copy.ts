import { ui as en } from '../copy/en/ui.ts'
import { ui as sv } from '../copy/sv/ui.ts'
import { useCopy } from '../language.ts'

export function useUiCopy(): typeof sv {
  return useCopy(sv, en)
}
