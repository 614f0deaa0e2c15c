import { describe, expect, it } from 'vitest'
import { fileMark, randomName, requestNames } from '../../web/src/api/request-names.ts'

function counted() {
  let clock = 0
  let names = 0
  const { nameOf, answered } = requestNames(
    () => clock,
    () => `name ${++names}`,
  )
  return { nameOf, answered, wait: (milliseconds: number) => (clock += milliseconds) }
}

describe('the name of a request', () => {
  it('is the same until it is answered, however long that takes', () => {
    const { nameOf, wait } = counted()
    expect(nameOf('save a')).toBe('name 1')
    wait(60_000)
    expect(nameOf('save a')).toBe('name 1')
    expect(nameOf('save b')).toBe('name 2')
  })

  it('is the same for a second click that comes just after the answer, and not for one a while later', () => {
    const { nameOf, answered, wait } = counted()
    nameOf('save a')
    answered('save a', 'done')
    wait(900)
    expect(nameOf('save a')).toBe('name 1')
    answered('save a', 'done')
    wait(1_100)
    expect(nameOf('save a')).toBe('name 2')
  })

  it('is another once something else was asked, or when it was refused', () => {
    const { nameOf, answered } = counted()
    nameOf('lock')
    answered('lock', 'done')
    nameOf('unlock')
    answered('unlock', 'done')
    expect(nameOf('lock')).toBe('name 3')
    answered('lock', 'refused')
    expect(nameOf('lock')).toBe('name 4')
  })

  it('is random, and one file’s mark is not another’s', () => {
    expect(randomName()).toMatch(/^[0-9a-f]{32}$/)
    expect(randomName()).not.toBe(randomName())
    const [one, other] = [new File(['1'], 'a.csv'), new File(['1'], 'a.csv')]
    expect(fileMark(one)).toBe(fileMark(one))
    expect(fileMark(one)).not.toBe(fileMark(other))
  })
})
