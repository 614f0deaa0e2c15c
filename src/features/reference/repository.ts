import type { Transaction } from '../../adapters/db/database.ts'

/** The organisation as it is now, in the order of the names' Swedish collation. */
export async function findReference(tx: Transaction) {
  const districts = await tx.district.findMany({
    where: { validTo: null },
    select: { id: true, name: true, kind: true },
  })
  const universities = await tx.university.findMany({
    where: { validTo: null },
    select: { id: true, name: true },
  })
  const fields = await tx.field.findMany({ select: { id: true, name: true } })
  const areas = await tx.travelTime.findMany({ distinct: ['homeArea'], select: { homeArea: true } })
  const { compare } = new Intl.Collator('sv')
  const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name)
  return {
    districts: districts.sort(byName),
    universities: universities.sort(byName),
    fields: fields.sort(byName),
    homeAreas: areas.map(({ homeArea }) => homeArea).sort(compare),
  }
}

export type Reference = Awaited<ReturnType<typeof findReference>>
