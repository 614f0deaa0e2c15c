import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { RadioGroup } from '../../forms/choices.tsx'
import { SelectField } from '../../forms/fields.tsx'
import { FileDrop } from '../../forms/file-drop.tsx'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { ColumnsHelp } from './columns-help.tsx'
import type { ImportKind } from './import-kinds.ts'
import type { Import } from './use-import.ts'

interface Props {
  kinds: readonly ImportKind[]
  kind: ImportKind
  onKind: (kind: ImportKind) => void
  work: Import
  /** The term's pilots, of which a file of term-two students is for one. */
  pilots: readonly { readonly id: string; readonly name: string }[]
  onPilot: (id: string | null) => void
}

/** Step 1: what, whose, which file. */
export function ChooseFile({ kinds, kind, onKind, work, pilots, onPilot }: Props) {
  const t = useCopy(sv, en)
  const [tried, setTried] = useState(false)
  const lacksUniversity = kind === 'students' && work.universityId === null
  const lacksPilot = kind === 'auscultants' && work.pilotId === null
  const isReviewed = work.preview.data !== undefined

  const missing = tried && work.file === null ? t.fileFault : undefined
  const fileFault = work.isStale ? t.fileStale : missing

  function review() {
    setTried(true)
    if (work.file === null) document.getElementById('f-file')?.focus()
    else if (lacksUniversity) document.getElementById('f-university')?.focus()
    else if (lacksPilot) document.getElementById('f-pilot')?.focus()
    else void work.review(work.file)
  }

  return (
    <div className="form">
      {kinds.length > 1 && (
        <div className="import-kinds">
          <RadioGroup
            id="f-kind"
            legend={t.what}
            options={kinds.map(value => ({ value, label: t.kind[value], hint: t.kindHint[value] }))}
            value={kind}
            error={undefined}
            onChange={next => next && onKind(next)}
          />
        </div>
      )}
      {kinds.length === 1 && <p>{t.kindHint[kind]}</p>}
      {kind === 'students' && (
        <UniversityField work={work} error={tried && lacksUniversity ? t.universityFault : undefined} />
      )}
      {kind === 'auscultants' && (
        <SelectField
          id="f-pilot"
          label={t.pilot}
          options={pilots.map(({ id, name }) => ({ value: id, label: name }))}
          value={work.pilotId}
          error={tried && lacksPilot ? t.pilotFault : undefined}
          onChange={onPilot}
        />
      )}
      <FileDrop
        id="f-file"
        accept=".csv,.xlsx"
        file={work.file}
        onFile={work.chooseFile}
        hint={t.fileHint}
        error={fileFault}
      />
      <ColumnsHelp kind={kind} />
      {work.preview.error && <FailureNotice title={t.failed} error={work.preview.error} />}
      <div className="form-end">
        <Button kind={isReviewed ? 'secondary' : 'primary'} busy={work.preview.isPending} onClick={review}>
          {work.preview.isPending ? t.reviewing : isReviewed ? t.reviewAgain : t.review}
        </Button>
      </div>
    </div>
  )
}

/** A university's coordinator has nothing to choose. */
function UniversityField({ work, error }: { work: Import; error: string | undefined }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const reference = useRead('GET /api/reference', {})
  const own = new Set(viewer.universities.map(({ id }) => id))
  const options = (reference.data?.universities ?? []).filter(({ id }) => viewer.isCentral || own.has(id))
  if (!viewer.isCentral && own.size < 2) return null
  return (
    <SelectField
      id="f-university"
      label={t.university}
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={work.universityId}
      error={error}
      onChange={work.chooseUniversity}
    />
  )
}
