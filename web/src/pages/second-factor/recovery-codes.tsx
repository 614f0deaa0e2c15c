import { useEffect, useRef } from 'react'
import { secondFactor as en } from '../../copy/en/second-factor.ts'
import { secondFactor as sv } from '../../copy/sv/second-factor.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import './second-factor.css'

/** The codes, the only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { recovery: t } = useCopy(sv, en)
  const heading = useRef<HTMLHeadingElement>(null)
  // The form that was here is gone, and the focus with it.
  useEffect(() => heading.current?.focus(), [])
  const save = () => saveFile(t.fileName, `${t.title}\n\n${codes.join('\n')}\n`, 'text/plain;charset=utf-8')
  return (
    <div className="flow">
      <h3 ref={heading} tabIndex={-1}>
        {t.title}
      </h3>
      <p>{t.lead}</p>
      <ul className="recovery-codes" aria-label={t.list}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row">
        <Button onClick={save}>{t.save}</Button>
        <Button kind="primary" onClick={onDone}>
          {t.done}
        </Button>
      </div>
    </div>
  )
}
