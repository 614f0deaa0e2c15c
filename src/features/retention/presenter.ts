import { z } from 'zod'
import { PERSONAL_FIELDS } from '../../domain/privacy/personal-fields.ts'
import type { findProtocols } from '../protocols/repository.ts'
import type { ProtocolEntry } from './repository.ts'
import { protocolEntry, type retentionContract } from './schema.ts'

type View = z.output<(typeof retentionContract)['GET /api/retention']['response']>
type Protocols = Awaited<ReturnType<typeof findProtocols>>

export function presentRetention(due: readonly ProtocolEntry[], protocols: Protocols): View {
  return {
    due: [...due],
    protocols: protocols.map(({ id, at, kind, subjectId, entries, person }) => ({
      id,
      at: at.toISOString(),
      kind: kind as View['protocols'][number]['kind'],
      subjectId,
      by: person?.name ?? null,
      entries: z.array(protocolEntry).parse(entries),
    })),
    fields: PERSONAL_FIELDS.map(({ columns, ...field }) => ({ ...field, columns: [...columns] })),
  }
}
