import { describe, expect, it } from 'vitest'
import { onceAtATime } from '../../web/src/api/once-at-a-time.ts'

function slowWork() {
  const asked: unknown[] = []
  const answers: ((text: string) => void)[] = []
  const once = onceAtATime((request: unknown) => {
    asked.push(request)
    return new Promise<string>(resolve => answers.push(resolve))
  })
  return { asked, once, answer: (text: string) => answers.shift()?.(text) }
}

describe('onceAtATime', () => {
  it('sends once what is asked for twice before the answer, and gives both the answer', async () => {
    const { asked, once, answer } = slowWork()
    const both = [once({ id: 'a' }), once({ id: 'a' })]
    answer('done')
    expect(await Promise.all(both)).toEqual(['done', 'done'])
    expect(asked).toHaveLength(1)
  })

  it('sends again once the answer is there, and after a failure', async () => {
    let times = 0
    const once = onceAtATime(() =>
      times++ === 0 ? Promise.reject(new Error('refused')) : Promise.resolve(times),
    )
    await expect(once({ id: 'a' })).rejects.toThrow('refused')
    expect(await once({ id: 'a' })).toBe(2)
    expect(await once({ id: 'a' })).toBe(3)
  })

  it('keeps different requests apart', () => {
    const { asked, once } = slowWork()
    void once({ id: 'a' })
    void once({ id: 'b' })
    expect(asked).toHaveLength(2)
  })

  it('never takes two files for the same', () => {
    const { asked, once } = slowWork()
    void once({ file: new File(['1'], 'a.csv') })
    void once({ file: new File(['2'], 'a.csv') })
    expect(asked).toHaveLength(2)
  })
})
