import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { threadAnalysis } from '../../src/adapters/analysis/thread-analysis.ts'
import { bigInstance } from '../support/big-instance.ts'
import { buildInstance, buildOffer, buildStudent } from '../support/build-instance.ts'
import { matched } from '../support/in-process-solver.ts'

const analysis = threadAnalysis()
const asked = { policy: 'no-one-outside', timeLimitSeconds: 20, start: [] } as const
const { signal } = new AbortController()

afterAll(() => analysis.close())

describe('the analysis in a thread', () => {
  it('finds the placements that a run finds', async () => {
    const instance = bigInstance(40, 5)
    const { placements, criteria } = await matched(instance)
    const answer = { status: 'optimal', placements, criteria }
    expect(await analysis.whatIf(instance, asked, signal)).toMatchObject({ kind: 'answer', answer })
    const started = await analysis.whatIf(instance, { ...asked, start: placements }, signal)
    expect(started).toMatchObject({ kind: 'answer', answer })
  })

  it('says in Swedish that there was no plan in time', async () => {
    const big = bigInstance(40, 1)
    const instance = { ...big, districts: big.districts.map(district => ({ ...district, minimum: 2 })) }
    expect(await analysis.whatIf(instance, { ...asked, timeLimitSeconds: 0 }, signal)).toEqual({
      kind: 'failed',
      sentence: 'Tiden tog slut innan någon tillåten plan var funnen.',
    })
  })

  it('is cancelled at once, and answers the next question', async () => {
    const controller = new AbortController()
    const unwanted = analysis.whatIf(bigInstance(400, 1), asked, controller.signal)
    await setTimeout(20)
    controller.abort()
    expect(await unwanted).toEqual({ kind: 'cancelled' })
    const instance = buildInstance({ students: [buildStudent('s1')], offers: [buildOffer('o1')] })
    expect(await analysis.whatIf(instance, asked, signal)).toMatchObject({
      answer: { placements: [{ student: 's1', offer: 'o1' }] },
    })
  })
})
