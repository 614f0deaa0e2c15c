import { useState } from 'react'
import { analysis as en } from '../copy/en/analysis.ts'
import { analysis as sv } from '../copy/sv/analysis.ts'
import { useCopy } from '../language.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { ExplanationView } from './explanation.tsx'
import { Explanation } from './explanation.tsx'

/** `Varför?` in a table's row: opens the reason of one student. */
export function WhyButton({ label, explanation }: { label: string; explanation: ExplanationView }) {
  const t = useCopy(sv, en).why
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" aria-label={t.openFor(label)} onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen && (
        <Dialog title={t.title(label)} onClose={() => setOpen(false)}>
          <Explanation explanation={explanation} />
          <div className="row">
            <Button onClick={() => setOpen(false)}>{t.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
