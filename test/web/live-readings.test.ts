import { describe, expect, it } from 'vitest'
import { HEARD } from '../../src/domain/access/change.ts'
import { contract } from '../../src/features/contract.ts'
import { mayChange, READINGS } from '../../web/src/api/live-readings.ts'

describe('what is asked for anew when something has changed', () => {
  it('is known for everything that can be heard of, and asked of endpoints that exist', () => {
    expect(Object.keys(READINGS).toSorted()).toEqual([...HEARD].toSorted())
    for (const name of Object.values(READINGS).flat()) expect(Object.keys(contract)).toContain(name)
  })

  it('is no run that has ended, nor its reasons once they are there: each reading is logged', () => {
    expect(mayChange('GET /api/runs/:runId', { status: 'running' })).toBe(true)
    expect(mayChange('GET /api/runs/:runId', { status: 'optimal' })).toBe(false)
    expect(mayChange('GET /api/runs/:runId/reasons', { isFinal: false })).toBe(true)
    expect(mayChange('GET /api/runs/:runId/reasons', { isFinal: true })).toBe(false)
    expect(mayChange('GET /api/runs/:runId', undefined)).toBe(true)
    expect(mayChange('GET /api/outbox', { messages: [] })).toBe(true)
  })
})
