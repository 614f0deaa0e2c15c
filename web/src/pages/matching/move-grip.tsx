import { useRef, useState, type PointerEvent as ReactPointerEvent } from 'react'
import { createPortal } from 'react-dom'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Icon } from '../../ui/icon.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { MoveTargets } from './move-targets.tsx'
import { dragFrom } from './pointer-drag.ts'
import './move-grip.css'

interface Props {
  runId: string
  termId: string
  student: { readonly id: string; readonly label: string }
}

/**
 * Takes hold of a student with the mouse, a pen or a finger: let go over a place in the list that opens, or over somebody
 * else's row, and the move is previewed, or refused, in the same dialog as by “Flytta till …”, which is the keyboard's way.
 */
export function MoveGrip({ runId, termId, student }: Props) {
  const t = useCopy(sv, en)
  const ghost = useRef<HTMLParagraphElement>(null)
  const [isHeld, setHeld] = useState(false)
  const [offerId, setOfferId] = useState<string | null>(null)

  function take(event: ReactPointerEvent<HTMLElement>) {
    if (event.button !== 0) return
    // Otherwise the text is marked on the way.
    event.preventDefault()
    dragFrom(event.nativeEvent, {
      begin: () => setHeld(true),
      move: (x, y) => ghost.current?.style.setProperty('translate', `${x}px ${y}px`),
      end: target => {
        setHeld(false)
        setOfferId(target)
      },
    })
  }
  return (
    <>
      <span className="move-grip" aria-hidden="true" title={t.drag} onPointerDown={take}>
        <Icon name="grip" />
      </span>
      {isHeld &&
        createPortal(
          <>
            <MoveTargets runId={runId} student={student} />
            <p ref={ghost} className="move-ghost" aria-hidden="true">
              {student.label}
            </p>
          </>,
          document.body,
        )}
      {offerId !== null &&
        createPortal(
          <MoveDialog
            runId={runId}
            termId={termId}
            student={student}
            offerId={offerId}
            onClose={() => setOfferId(null)}
          />,
          document.body,
        )}
    </>
  )
}
