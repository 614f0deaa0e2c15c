import { useEffect, useEffectEvent, useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { followLanguage, useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import type { ImportKind, ImportPreview } from './import-kinds.ts'
import { changeCount } from './import-kinds.ts'

/** What a finished import may have changed. */
const REFRESHED = [
  'GET /api/terms/:termId/students',
  'GET /api/terms/:termId/offers',
  'GET /api/terms/:termId/board',
  'GET /api/terms/:termId',
  'GET /api/reference',
  'GET /api/districts/:districtId/supervisors',
  'GET /api/pilots/:pilotId/auscultants',
] as const

export type Import = ReturnType<typeof useImport>

/** A browser refuses to read a file that was saved anew after it was chosen. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}

/** The file and how far it has come. Another file or university undoes the review, for it says nothing about them. */
export function useImport(termId: string, kind: ImportKind, pilotId: string | null) {
  const t = useCopy(sv, en)
  const { universities } = useViewer()
  const [file, setFile] = useState<File | null>(null)
  const [universityId, setUniversityId] = useState<string | null>(universities[0]?.id ?? null)
  const [announcement, setAnnouncement] = useState('')
  const [isStale, setStale] = useState(false)
  const preview = useChange('POST /api/terms/:termId/imports/:kind/preview')
  const perform = useChange('POST /api/terms/:termId/imports/:kind', REFRESHED)

  function forgetReview() {
    preview.reset()
    perform.reset()
    setStale(false)
    setAnnouncement('')
  }

  function target(chosen: File) {
    const university = kind === 'students' && universityId !== null ? { universityId } : {}
    const pilot = kind === 'auscultants' && pilotId !== null ? { pilotId } : {}
    return { params: { termId, kind }, query: { ...university, ...pilot }, file: chosen }
  }

  function announceReview({ faults, difference }: ImportPreview) {
    const changes = changeCount(difference, 'withdraw')
    setAnnouncement(faults.length > 0 ? t.reviewed.faults(faults.length) : t.reviewed.fine(changes))
  }

  async function review(chosen: File) {
    forgetReview()
    if (!(await isReadable(chosen))) {
      setFile(null)
      setStale(true)
      return
    }
    setAnnouncement(t.reviewing)
    preview.mutate(target(chosen), { onSuccess: announceReview, onError: () => setAnnouncement('') })
  }

  // What is found in a file is told in the language that it was asked for in.
  const reviewAnew = useEffectEvent(() => {
    if (file && preview.data && !perform.data) void review(file)
  })
  useEffect(() => followLanguage(() => reviewAnew()), [])

  return {
    file,
    universityId,
    pilotId,
    announcement,
    /** The chosen file has changed on disk and must be chosen again. */
    isStale,
    preview,
    perform,
    chooseFile(chosen: File) {
      forgetReview()
      setFile(chosen)
    },
    chooseUniversity(id: string | null) {
      forgetReview()
      setUniversityId(id)
    },
    review,
    readIn(chosen: File, digest: string, gone: 'keep' | 'withdraw') {
      const request = target(chosen)
      setAnnouncement(t.performing)
      perform.mutate(
        { ...request, query: { ...request.query, digest, gone } },
        { onSuccess: () => setAnnouncement(t.done.title), onError: () => setAnnouncement('') },
      )
    },
    startOver() {
      forgetReview()
      setFile(null)
    },
  }
}
