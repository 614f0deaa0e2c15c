import { describe, expect, it } from 'vitest'
import { inTimeOrder } from '../../web/src/student/occasion-order.ts'

describe('inTimeOrder', () => {
  it('puts meetings by time and the whole period last', () => {
    const occasions = [
      { kind: 'period', startAt: null, fromOn: '2020-01-20' },
      { kind: 'first-day', startAt: '2020-01-20T08:00:00Z', fromOn: null },
      { kind: 'supervisor-meeting', startAt: '2020-01-13T13:00:00Z', fromOn: null },
    ]
    expect(inTimeOrder(occasions).map(occasion => occasion.kind)).toEqual([
      'supervisor-meeting',
      'first-day',
      'period',
    ])
  })
})
