import { useRead } from '../../api/queries.ts'
import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { ExpectedColumn } from './expected-columns.ts'
import { expectedColumns, templateOf } from './expected-columns.ts'
import type { ImportKind } from './import-kinds.ts'

/** The ten wish columns as one line, and a matrix's districts as one more. */
function listed(kind: ImportKind, t: typeof sv): readonly ExpectedColumn[] {
  const wishes = /^Önskemål (\d+)$/
  const columns = expectedColumns[kind].flatMap((column): ExpectedColumn[] => {
    const position = wishes.exec(column.title)?.[1]
    if (position === undefined) return [column]
    return position === '1' ? [{ ...column, title: t.columns.wishes }] : []
  })
  return kind === 'travel-times'
    ? [...columns, { title: t.columns.eachDistrict, content: 'minutes' }]
    : columns
}

function neededWords({ needed = false }: ExpectedColumn, { columns }: typeof sv): string {
  if (needed === 'forNew') return columns.forNew
  return needed ? columns.yes : columns.no
}

/** What the file should look like, folded away until it is asked for. */
export function ColumnsHelp({ kind }: { kind: ImportKind }) {
  const t = useCopy(sv, en)
  const reference = useRead('GET /api/reference', {})

  function download() {
    const names = (reference.data?.districts ?? []).map(({ name }) => name)
    const url = URL.createObjectURL(new Blob([templateOf(kind, names)], { type: 'text/csv' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${t.kind[kind].toLowerCase()}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }

  return (
    <details className="expected-columns">
      <summary>{t.columns.summary}</summary>
      <div className="flow">
        <p>{t.columns.text}</p>
        <div className="table-region" role="region" aria-label={t.columns.caption} tabIndex={0}>
          <table className="table small">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.needed}</th>
                <th scope="col">{t.columns.content}</th>
              </tr>
            </thead>
            <tbody>
              {listed(kind, t).map(column => (
                <tr key={column.title}>
                  <th scope="row" lang="sv">
                    {column.title}
                  </th>
                  <td>{neededWords(column, t)}</td>
                  <td>{t.columns.note[column.content]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button kind="quiet" onClick={download}>
          <Icon name="download" size={18} />
          {t.columns.template}
        </Button>
      </div>
    </details>
  )
}
