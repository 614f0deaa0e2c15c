import { describe, expect, it } from 'vitest'
import { districtNames, namesOf } from '../../../src/domain/import/name-matcher.ts'
import { REFERENCE } from './build-table.ts'

const district = districtNames(REFERENCE.districts)
const idOf = (typed: string): string | null => {
  const match = district(typed)
  return match.ok ? match.known.id : null
}

const AREAS: Record<string, string> = {
  Bromma: 'bromma',
  'Enskede-Årsta-Vantör': 'enskede-arsta-vantor',
  Farsta: 'farsta',
  'Hägersten-Liljeholmen': 'hagersten-liljeholmen',
  'Hässelby-Vällingby': 'hasselby-vallingby',
  Kungsholmen: 'kungsholmen',
  Norrmalm: 'norrmalm',
  'Rinkeby-Kista': 'rinkeby-kista',
  Skarpnäck: 'skarpnack',
  Skärholmen: 'skarholmen',
  'Spånga-Tensta': 'spanga-tensta',
  Södermalm: 'sodermalm',
  Älvsjö: 'alvsjo',
  Östermalm: 'ostermalm',
  Socialförvaltningen: 'socialforvaltningen',
}

describe('districtNames', () => {
  it.each(REFERENCE.districts)('finds $name by its whole name and its id', ({ id, name }) => {
    expect([idOf(name), idOf(id)]).toEqual([id, id])
  })

  it.each(Object.entries(AREAS))('finds %s by the name of the area', (area, id) => {
    expect(idOf(area)).toBe(id)
    expect(idOf(`  ${area.toUpperCase().normalize('NFD')} `)).toBe(id)
    expect(idOf(area.replaceAll('-', ' – '))).toBe(id)
  })

  it('reads the definite form and the genitive left out of the whole name', () => {
    expect(idOf('Kungsholmen stadsdelsförvaltning')).toBe('kungsholmen')
    expect(idOf('Farsta stadsdelsförvaltningen')).toBe('farsta')
    expect(idOf('socialförvaltning')).toBe('socialforvaltningen')
    expect(idOf('Hägersten-Liljeholmen SDF')).toBe('hagersten-liljeholmen')
    expect(idOf('Farsta\u00a0stadsdelsförvaltning')).toBe('farsta')
  })

  it('suggests the nearest name and takes nothing for granted', () => {
    expect(district('Fasta')).toMatchObject({ ok: false, nearest: { id: 'farsta' } })
    expect(district('Hagerstn-Liljeholmen')).toMatchObject({ nearest: { id: 'hagersten-liljeholmen' } })
    expect(district('Norra innerstaden')).toEqual({ ok: false, nearest: null })
    expect(district('')).toEqual({ ok: false, nearest: null })
  })

  it('leaves a short form that fits two districts unmatched', () => {
    const match = districtNames([
      { id: 'a', name: 'Lunds stadsdelsförvaltning' },
      { id: 'b', name: 'Lund' },
      { id: 'c', name: 'Lund SDF' },
    ])
    expect(['Lunds stadsdelsförvaltning', 'LUND', 'Lund sdf'].map(typed => match(typed))).toMatchObject([
      { known: { id: 'a' } },
      { known: { id: 'b' } },
      { known: { id: 'c' } },
    ])
    expect(match('Lund stadsdelsförvaltning')).toMatchObject({ ok: false })
  })
})

describe('namesOf', () => {
  it('forgives case, spaces and composition, and nothing else', () => {
    const field = namesOf(REFERENCE.fields)
    expect(field('  barn OCH  unga ')).toMatchObject({ ok: true, known: { id: 'barn-och-unga' } })
    expect(field('A\u0308ldre')).toMatchObject({ ok: true, known: { id: 'aldre' } })
    expect(field('Barn o unga')).toMatchObject({ ok: false, nearest: { id: 'barn-och-unga' } })
    expect(field('Skola')).toEqual({ ok: false, nearest: null })
  })
})
