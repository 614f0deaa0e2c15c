import { useState } from 'react'
import { call, type ResponseOf } from '../api/client.ts'
import { privacy as en } from '../copy/en/privacy.ts'
import { privacy as sv } from '../copy/sv/privacy.ts'
import { useCopy } from '../language.ts'
import { DataSections } from '../pages/privacy/data-sections.tsx'
import { FileButton } from '../pages/privacy/file-button.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/notice.tsx'

type Sections = ResponseOf<'GET /api/student-page/personal-data'>['sections']

/** Everything that is stored of the student (P5), fetched when it is asked for. */
export function OwnData({ token }: { token: string }) {
  const { own: t } = useCopy(sv, en)
  const [sections, setSections] = useState<Sections | null>(null)
  const [error, setError] = useState<Error | null>(null)
  async function show() {
    try {
      const answer = await call('GET /api/student-page/personal-data', {}, { bearer: token })
      setSections(answer.sections)
      setError(null)
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }
  const file = (format: 'text' | 'json') => () =>
    call('GET /api/student-page/personal-data/file', { query: { format } }, { bearer: token })
  return (
    <section className="card flow no-print" aria-labelledby="own-data">
      <h2 id="own-data">{t.title}</h2>
      <p>{t.lead}</p>
      <div className="row">
        {sections === null && <Button onClick={() => void show()}>{t.show}</Button>}
        <FileButton get={file('text')} type="text/plain;charset=utf-8">
          {t.text}
        </FileButton>
        <FileButton get={file('json')} type="application/json">
          {t.json}
        </FileButton>
      </div>
      {error && <FailureNotice error={error} />}
      <div role="status">{sections !== null && <DataSections sections={sections} />}</div>
      <p className="small soft">{t.rights}</p>
    </section>
  )
}
