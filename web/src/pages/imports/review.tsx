import { useState } from 'react'
import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { RadioGroup } from '../../forms/choices.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { DifferenceList } from './difference-list.tsx'
import { FaultTable } from './fault-table.tsx'
import type { ImportPreview } from './import-kinds.ts'
import { isEmptyDifference } from './import-kinds.ts'
import type { Import } from './use-import.ts'

interface Props {
  preview: ImportPreview
  work: Import
}

/** Step 2: every fault, or what would change and the button that does it. */
export function Review({ preview, work }: Props) {
  const t = useCopy(sv, en)
  return (
    <div className="flow">
      {preview.faults.length > 0 && (
        <>
          <Notice tone="error" title={t.faults.title(preview.faults.length)}>
            {t.faults.text}
          </Notice>
          <FaultTable faults={preview.faults} />
        </>
      )}
      {preview.warnings.length > 0 && (
        <Notice tone="warning" title={t.warnings}>
          <Sentences texts={preview.warnings} />
        </Notice>
      )}
      {preview.notes.length > 0 && (
        <Notice title={t.notes}>
          <Sentences texts={preview.notes} />
        </Notice>
      )}
      {preview.ignoredColumns.length > 0 && (
        <Notice tone="warning" title={t.ignored}>
          {preview.ignoredColumns.join(', ')}
        </Notice>
      )}
      {preview.faults.length === 0 && <ReadIn preview={preview} work={work} />}
    </div>
  )
}

function Sentences({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

type Gone = 'keep' | 'withdraw'

function ReadIn({ preview, work }: Props) {
  const t = useCopy(sv, en)
  const [gone, setGone] = useState<Gone | null>(null)
  const [tried, setTried] = useState(false)
  const { difference, digest } = preview
  const isGoneAsked = difference.gone.length > 0
  const { error } = work.perform

  function readIn() {
    setTried(true)
    if (isGoneAsked && gone === null) document.getElementById('f-gone')?.focus()
    else if (work.file) work.readIn(work.file, digest, gone ?? 'keep')
  }

  return (
    <>
      <h3>{t.difference.title}</h3>
      <DifferenceList difference={difference} />
      {isEmptyDifference(difference) ? (
        <Notice>{t.difference.nothing}</Notice>
      ) : (
        <div className="form">
          {isGoneAsked && (
            <RadioGroup<Gone>
              id="f-gone"
              legend={t.gone.legend(difference.gone.length)}
              options={[
                { value: 'keep', label: t.gone.keep(difference.gone.length), hint: t.gone.keepHint },
                {
                  value: 'withdraw',
                  label: t.gone.withdraw(difference.gone.length),
                  hint: t.gone.withdrawHint,
                },
              ]}
              value={gone}
              error={tried && gone === null ? t.gone.fault : undefined}
              onChange={setGone}
            />
          )}
          {error && (
            <FailureNotice
              title={error.code === 'importChangedMeanwhile' ? t.stale : t.failed}
              error={error}
            />
          )}
          <div className="form-end">
            <Button kind="primary" busy={work.perform.isPending} onClick={readIn}>
              {work.perform.isPending ? t.performing : t.perform}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
