import type { ReactNode } from 'react'
import { useEffect, useState, useTransition } from 'react'
import { createPortal } from 'react-dom'
import { useChange } from '../api/queries.ts'
import { tables as en } from '../copy/en/tables.ts'
import { tables as sv } from '../copy/sv/tables.ts'
import { useCopy, useLanguage } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { FailureNotice } from './notice.tsx'
import { saveBytes } from './save-file.ts'
import type { FileBody, FileColumn } from './table-file.ts'
import { readRows } from './table-file.ts'

type Format = FileBody['format']
const FORMATS = ['xlsx', 'csv'] as const satisfies readonly Format[]

interface Props {
  /** Names the file. */
  name: string
  columns: readonly FileColumn[]
  count: number
  /** Whether the rows are those that were chosen. */
  isChoice: boolean
  /** The rows as they are drawn, without what chooses them. */
  rows: () => ReactNode
}

/** Buttons that give the rows as a file: those that are shown, as they are shown, in their order. */
export function TableFiles({ name, columns, count, isChoice, rows }: Props) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const make = useChange('POST /api/table-files')
  const [asked, setAsked] = useState<Format | null>(null)
  // Drawing all rows may take a while, in which the page goes on answering.
  const [isDrawing, startDrawing] = useTransition()

  function send(format: Format, elements: readonly Element[]) {
    setAsked(null)
    const table = readRows(elements, columns, language === 'sv' ? ',' : '.')
    make.mutate({ body: { format, name, ...table } }, { onSuccess: saveBytes })
  }
  return (
    <div className="table-files">
      {FORMATS.map(format => (
        <Button
          key={format}
          kind="quiet"
          busy={isDrawing || make.isPending}
          aria-label={(isChoice ? t.chosenFileOf : t.fileOf)(t.format[format], count)}
          onClick={() => startDrawing(() => setAsked(format))}
        >
          <Icon name="download" size={16} />
          {t.format[format]}
        </Button>
      ))}
      {make.error && <FailureNotice error={make.error} />}
      {asked !== null && <Drawn rows={rows} onDrawn={elements => send(asked, elements)} />}
    </div>
  )
}

/** All rows, drawn where nothing has to be laid out, so that their words can be read as the page has them. */
function Drawn({
  rows,
  onDrawn,
}: {
  rows: () => ReactNode
  onDrawn: (elements: readonly Element[]) => void
}) {
  const [body] = useState(() => document.createElement('tbody'))
  useEffect(() => onDrawn([...body.rows]), [body, onDrawn])
  return createPortal(rows(), body)
}
