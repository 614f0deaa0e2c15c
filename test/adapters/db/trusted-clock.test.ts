import { describe, expect, it } from 'vitest'
import { systemClock, undisturbedClock } from '../../../src/adapters/clock.ts'
import { requireTrustedClock } from '../../../src/adapters/db/trusted-clock.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const HOUR = 3_600_000
const offBy = (milliseconds: number) => ({ now: () => new Date(Date.now() + milliseconds) })

describe('the clock', () => {
  it('is trusted when it goes as it went, and as the database’s', async () => {
    await expect(requireTrustedClock(db, systemClock, undisturbedClock)).resolves.toBeUndefined()
    // A machine that slept for a night.
    await expect(requireTrustedClock(db, systemClock, offBy(-10 * HOUR))).resolves.toBeUndefined()
  })

  it.each([25 * HOUR, -25 * HOUR])('is not when it was set by %i ms since the start', async by => {
    await expect(requireTrustedClock(db, systemClock, offBy(-by))).rejects.toThrow(
      'was set by more than a day',
    )
  })

  it.each([25 * HOUR, -25 * HOUR])('is not when it is %i ms off the database’s', async by => {
    await expect(requireTrustedClock(db, offBy(by), offBy(by))).rejects.toThrow('differ by more than a day')
  })
})
