/** So far the pointer goes before it is a drag and no click. */
const LEAST_PIXELS = 4
const EDGE_PIXELS = 56
const SCROLLED_PIXELS = 12

interface Drag {
  begin: () => void
  /** Where the pointer is in the window. */
  move: (x: number, y: number) => void
  /** Over what it was let go; null beside everything, and when it was broken off. */
  end: (target: string | null) => void
}

/**
 * Follows the pointer from where it was pressed until it is let go or Escape is pressed. A target is an element with
 * `data-target`, or the row of a table that has one in it; the one that is pointed at has `data-over`. What has
 * `data-scrolls` scrolls while the pointer is at its upper or lower edge.
 */
export function dragFrom(pressed: PointerEvent, drag: Drag): void {
  let point = { x: pressed.clientX, y: pressed.clientY }
  let isBegun = false
  let over: HTMLElement | null = null
  let frame = 0

  const pointAt = (target: HTMLElement | null): void => {
    if (target === over) return
    delete over?.dataset['over']
    over = target
    if (over) over.dataset['over'] = ''
  }
  const look = (): void => {
    const found = document.elementFromPoint(point.x, point.y)
    pointAt(targetAt(found))
    scrollAtEdge(found?.closest<HTMLElement>('[data-scrolls]') ?? null, point.y)
    frame = requestAnimationFrame(look)
  }
  const move = (event: PointerEvent): void => {
    point = { x: event.clientX, y: event.clientY }
    if (!isBegun && !isFar(pressed, event)) return
    if (!isBegun) {
      isBegun = true
      drag.begin()
      frame = requestAnimationFrame(look)
    }
    drag.move(point.x, point.y)
  }
  const stop = (target: string | null): void => {
    listening.abort()
    cancelAnimationFrame(frame)
    pointAt(null)
    if (isBegun) drag.end(target)
  }
  const letGo = (): void =>
    stop(targetAt(document.elementFromPoint(point.x, point.y))?.dataset['target'] ?? null)

  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', letGo, { signal })
  window.addEventListener('pointercancel', () => stop(null), { signal })
  window.addEventListener('blur', () => stop(null), { signal })
  window.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Escape') stop(null)
    },
    { signal },
  )
}

function isFar(from: PointerEvent, to: PointerEvent): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) >= LEAST_PIXELS
}

function targetAt(element: Element | null): HTMLElement | null {
  const own = element?.closest<HTMLElement>('[data-target]')
  return own ?? element?.closest('tr')?.querySelector<HTMLElement>('[data-target]') ?? null
}

function scrollAtEdge(list: HTMLElement | null, y: number): void {
  if (!list) return
  const { top, bottom } = list.getBoundingClientRect()
  if (y < top + EDGE_PIXELS) list.scrollTop -= SCROLLED_PIXELS
  if (y > bottom - EDGE_PIXELS) list.scrollTop += SCROLLED_PIXELS
}
