import { useState } from 'react'
import { call } from '../../api/client.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { saveBytes } from '../../ui/save-file.ts'

/** The report as a workbook, as CSV, and on paper. */
export function Downloads({
  termId,
  reportId,
  asOf = null,
}: {
  termId: string
  reportId?: string
  asOf?: string | null
}) {
  const t = useCopy(sv, en)
  const [error, setError] = useState<Error | null>(null)
  async function download(format: 'xlsx' | 'csv') {
    setError(null)
    try {
      const query = { format, ...(reportId !== undefined && { reportId }), ...(asOf !== null && { asOf }) }
      saveBytes(await call('GET /api/terms/:termId/t2/file', { params: { termId }, query }))
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }
  return (
    <>
      <Button onClick={() => void download('xlsx')}>{t.xlsx}</Button>
      <Button onClick={() => void download('csv')}>{t.csv}</Button>
      <Button onClick={() => print()}>{t.print}</Button>
      {error && <FailureNotice error={error} />}
    </>
  )
}
