import { useState } from 'react'
import { useChange } from '../../../api/queries.ts'
import { handOver as en } from '../../../copy/en/pilot-days.ts'
import { handOver as sv } from '../../../copy/sv/pilot-days.ts'
import { useCopy } from '../../../language.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailureNotice, Notice } from '../../../ui/notice.tsx'
import { useUiCopy } from '../../../ui/use-ui-copy.ts'

interface Props {
  auscultantId: string
  label: string
}

/** A student's personal link, shown once, to be handed over: to a protected student it can't be mailed (P2). */
export function HandOver({ auscultantId, label }: Props) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const [open, setOpen] = useState(false)
  const create = useChange('POST /api/auscultants/:auscultantId/link')
  const url = create.data && `${window.location.origin}${create.data.path}`
  const close = () => {
    setOpen(false)
    create.reset()
  }
  return (
    <>
      <Button kind="quiet" aria-label={t.open(label)} onClick={() => setOpen(true)}>
        {t.short}
      </Button>
      {open && (
        <Dialog title={t.title(label)} onClose={close}>
          {url === undefined && <Notice tone="warning">{t.warning}</Notice>}
          {create.error && <FailureNotice error={create.error} />}
          {url !== undefined && (
            <>
              <Notice tone="success" live>
                {t.created}
              </Notice>
              <CopyField
                label={t.field}
                value={url}
                action={t.copy}
                copied={t.copied}
                notCopied={t.notCopied}
              />
            </>
          )}
          <div className="row">
            <Button onClick={close}>{url === undefined ? ui.cancel : ui.close}</Button>
            {url === undefined && (
              <Button
                kind="primary"
                busy={create.isPending}
                onClick={() => create.mutate({ params: { auscultantId } })}
              >
                {t.create}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </>
  )
}
