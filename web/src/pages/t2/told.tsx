import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'

/** A number, or two dots for one that is left out (P7). */
export function Told({ value }: { value: number | null }) {
  const t = useCopy(sv, en)
  if (value !== null) return number(value)
  return (
    <>
      <span aria-hidden="true">..</span>
      <span className="visually-hidden">{t.leftOut}</span>
    </>
  )
}
