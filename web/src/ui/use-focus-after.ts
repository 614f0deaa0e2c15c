import type { RefObject } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Where focus goes when what had it is about to disappear: `const [region, focusRegion] = useFocusAfter()`, with
 * `<div ref={region} tabIndex={-1}>`. It moves after the next rendering, when an open dialog no longer keeps it.
 */
export function useFocusAfter(): [RefObject<HTMLDivElement | null>, () => void] {
  const region = useRef<HTMLDivElement>(null)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times > 0) region.current?.focus()
  }, [times])
  return [region, useCallback(() => setTimes(before => before + 1), [])]
}
