import type { Deps } from '../../deps.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { checkedText, checkedWorkbook } from '../checked-files/commands.ts'
import { refuseProbing } from '../leaks/commands.ts'
import { presentFileName, presentTableCsv, presentTableSheets } from './presenter.ts'

const EVERYONE = ['central', 'district', 'university', 'teacher'] as const

export function tableFileRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/table-files', EVERYONE, async ({ body, actor, language }) => {
    await refuseProbing(deps, actor)
    const { on } = wallTimeOf(deps.clock.now())
    const fileName = presentFileName(body.name, on, body.format)
    return body.format === 'xlsx'
      ? checkedWorkbook(deps, fileName, presentTableSheets(body, language))
      : checkedText(deps, fileName, presentTableCsv(body))
  })
}
