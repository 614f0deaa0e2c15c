import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import type { Difference } from './import-kinds.ts'

/** New, changed, unchanged and gone: the counts, and each group's rows when unfolded. */
export function DifferenceList({ difference }: { difference: Difference }) {
  const t = useCopy(sv, en).difference
  const { added, changed, unchanged, gone } = difference
  return (
    <div className="flow">
      <KeyFigures>
        <KeyFigure label={t.added} value={number(added.length)} />
        <KeyFigure label={t.changed} value={number(changed.length)} />
        <KeyFigure label={t.unchanged} value={number(unchanged)} />
        <KeyFigure label={t.gone} value={number(gone.length)} />
      </KeyFigures>
      <Labels title={t.added} rows={added} />
      {changed.length > 0 && (
        <details className="difference">
          <summary>
            {t.changed} ({number(changed.length)})
          </summary>
          <div className="flow">
            {changed.map(row => (
              <ChangedRow key={row.label} row={row} />
            ))}
          </div>
        </details>
      )}
      <Labels title={t.gone} rows={gone} />
    </div>
  )
}

function Labels({ title, rows }: { title: string; rows: readonly { readonly label: string }[] }) {
  if (rows.length === 0) return null
  return (
    <details className="difference">
      <summary>
        {title} ({number(rows.length)})
      </summary>
      <ul className="difference-labels">
        {rows.map((row, index) => (
          <li key={`${index} ${row.label}`}>{row.label}</li>
        ))}
      </ul>
    </details>
  )
}

function ChangedRow({ row }: { row: Difference['changed'][number] }) {
  const t = useCopy(sv, en).difference
  const shown = (value: string) => (value === '' ? <span className="soft">{t.empty}</span> : value)
  return (
    <div className="table-region" role="region" aria-label={t.changesOf(row.label)} tabIndex={0}>
      <table className="table small">
        <caption>{row.label}</caption>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
          </tr>
        </thead>
        <tbody>
          {row.changes.map(change => (
            <tr key={change.column}>
              <th scope="row">{change.column}</th>
              <td>{shown(change.before)}</td>
              <td>
                <strong>{shown(change.after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
