import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { saveFile } from '../../ui/save-file.ts'

interface Props {
  get: () => Promise<{ fileName: string; text: string }>
  type: string
  children: ReactNode
}

/** Fetches a file that the server makes, and saves it; a refusal is told beneath. */
export function FileButton({ get, type, children }: Props) {
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const { fileName, text } = await get()
      saveFile(fileName, text, type)
      setError(null)
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button busy={busy} onClick={() => void save()}>
        {children}
      </Button>
      {error && <FailureNotice error={error} />}
    </>
  )
}
