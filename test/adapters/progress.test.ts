import { afterAll, describe, expect, it } from 'vitest'
import { threadMatcher } from '../../src/adapters/matcher/thread-matcher.ts'
import { threadPlanner } from '../../src/adapters/planner/thread-planner.ts'
import { remediesFor } from '../../src/domain/auscultation/remedies.ts'
import type { Step } from '../../src/ports/work-leases.ts'
import { buildInstance, buildOffer, buildStudent } from '../support/build-instance.ts'
import { planned } from '../support/in-process-planner.ts'
import { buildHost, buildModule, buildPilot } from '../support/build-pilot.ts'
import { randomPilot } from '../support/random-pilot.ts'

const planner = threadPlanner()
afterAll(() => planner.close())

const going = () => new AbortController().signal

describe('a thread tells how far it has come', () => {
  it.each(['network', 'highs'] as const)(
    'in matching with %s: each criterion once, in their order',
    async engine => {
      const instance = buildInstance({
        offers: [buildOffer('o1'), buildOffer('o2')],
        students: [buildStudent('s1', { priority: 1 }), buildStudent('s2')],
      })
      const steps: Step[] = []
      const onStage = (step: Step) => void steps.push(step)
      const asked = {
        policy: 'no-one-outside',
        engine,
        timeLimitSeconds: 60,
        signal: going(),
        onStage,
      } as const
      const outcome = await threadMatcher.match(instance, asked)
      if (outcome.kind !== 'result') throw new Error(outcome.kind)
      const names = [...outcome.result.criteria.map(({ name }) => name), 'check']
      expect(steps.at(-1)).toEqual({ stage: 'check', done: names.length - 1, total: names.length })
      expect(steps[0]).toEqual({ stage: names[0], done: 0, total: names.length })
      for (const { stage, done } of steps) expect(names[done ?? -1]).toBe(stage)
      expect(steps.map(({ done }) => done)).toEqual(
        steps.map(({ done }) => done).toSorted((a, b) => Number(a) - Number(b)),
      )
    },
  )

  it('in planning, from the best plan conceivable on', async () => {
    const steps: Step[] = []
    const asked = { previous: null, locked: [], timeLimitSeconds: 60, signal: going() }
    await planner.plan(randomPilot(1), { ...asked, onStage: step => void steps.push(step) })
    expect(steps[0]).toMatchObject({ stage: 'ideal', done: 0 })
  })
})

describe('what can be done about an absence', () => {
  it('is in the thread what it is without one', async () => {
    const pilot = buildPilot({
      modules: [buildModule('a')],
      hosts: [buildHost('ill', ['a']), buildHost('free', ['a'])],
    })
    const { sessions } = (await planned(pilot)).plan
    const [lead] = sessions
    if (!lead) throw new Error('The pilot has a plan')
    const [first, last] = [pilot.passes[0]?.id ?? '', pilot.passes.at(-1)?.id ?? '']
    const { day } = lead
    const away = {
      what: 'host',
      id: lead.hosts[0] ?? '',
      from: { day, pass: first },
      to: { day, pass: last },
    } as const
    const outcome = await planner.remedies({ pilot, sessions, away, locked: [] }, going())
    const remedies = remediesFor(pilot, sessions, away, new Set())
    expect(remedies.length).toBeGreaterThan(0)
    expect(outcome).toEqual({ kind: 'result', remedies })
    expect(await planner.remedies({ pilot, sessions, away, locked: [] }, AbortSignal.abort())).toEqual({
      kind: 'cancelled',
    })
  })
})
