import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { useCopy } from '../../language.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { faultSentence } from './fault-sentence.ts'
import type { ImportPreview } from './import-kinds.ts'

type Fault = ImportPreview['faults'][number]

/** Every fault by row and column of the file, in words. */
export function FaultTable({ faults }: { faults: readonly Fault[] }) {
  const t = useCopy(sv, en).faults
  return (
    <div className="fault-table">
      <DataTable
        stacks
        name="fel-"
        caption={t.caption}
        columns={[
          { key: 'rad', header: t.row, cell: fault => fault.row, sort: fault => fault.row },
          {
            key: 'kolumn',
            header: t.column,
            cell: fault => fault.column ?? '–',
            sort: fault => fault.column,
            filter: fault => fault.column ?? '',
          },
          {
            key: 'varde',
            header: t.value,
            cell: fault =>
              fault.value === null || fault.value === '' ? (
                <span className="soft">{t.empty}</span>
              ) : (
                <code>{fault.value}</code>
              ),
          },
          {
            key: 'fel',
            header: t.fault,
            cell: faultSentence,
            filter: fault => fault.text,
          },
        ]}
        rows={faults}
        rowKey={fault => `${fault.row} ${fault.column} ${fault.code} ${fault.text}`}
      />
    </div>
  )
}
