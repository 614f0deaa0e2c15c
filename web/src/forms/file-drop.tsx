import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import { described, HintAndFault } from './field.tsx'

interface Props {
  id: string
  /** E.g. `.csv,.xlsx`. */
  accept: string
  file: File | null
  onFile: (file: File) => void
  hint?: ReactNode
  error?: string | undefined
}

/** A file by button, keyboard or drop; it is the browser's own file input, stretched over the area. */
export function FileDrop({ id, accept, file, onFile, hint, error }: Props) {
  const t = useUiCopy()
  const [over, setOver] = useState(false)
  return (
    <div className="fieldset" data-fault={error !== undefined}>
      <div
        className="file-drop"
        data-over={over}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <Icon name="file" size={32} />
        <p>
          <label htmlFor={id}>{t.chooseFile}</label> {t.orDrop}
        </p>
        <HintAndFault id={id} hint={hint} error={error} />
        {file && (
          <p role="status">
            <strong>{t.chosenFile(file.name)}</strong>
          </p>
        )}
        <input
          id={id}
          type="file"
          accept={accept}
          onChange={event => {
            const [chosen] = event.target.files ?? []
            if (chosen) onFile(chosen)
            // So that the same file, corrected, can be chosen again.
            event.target.value = ''
          }}
          {...described(id, hint, error)}
        />
      </div>
    </div>
  )
}
