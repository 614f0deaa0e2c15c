import { describe, expect, it } from 'vitest'
import { pinsElsewhere, placeName } from '../../web/src/pages/matching/pins.ts'

describe('pins beside a run', () => {
  it('are elsewhere when the student has another place in the run, or none', () => {
    const at = (id: string) => ({ offer: { id } })
    const pins = new Map([
      ['anna', at('o1')],
      ['bo', at('o2')],
      ['cia', at('o3')],
    ])
    const placements = [
      { student: { id: 'anna' }, ...at('o1') },
      { student: { id: 'bo' }, ...at('o4') },
      { student: { id: 'dan' }, ...at('o2') },
    ]
    expect(pinsElsewhere(pins, placements)).toBe(2)
    expect(pinsElsewhere(new Map(), placements)).toBe(0)
  })

  it('name a place by its district, in short, and its unit', () => {
    expect(placeName({ districtName: 'Farsta stadsdelsförvaltning', unit: 'Mottagningen' })).toBe(
      'Farsta: Mottagningen',
    )
  })
})
