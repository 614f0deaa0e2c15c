import type { Transaction } from '../../adapters/db/database.ts'
import type { DistrictRow, FieldRow } from '../../domain/import/organisation.ts'

/** All of them, closed ones too: an id or a name is never used again. */
export function findDistricts(tx: Transaction) {
  return tx.district.findMany({
    select: { id: true, name: true, latitude: true, longitude: true, validTo: true },
    orderBy: { id: 'asc' },
  })
}

export function findUniversities(tx: Transaction) {
  return tx.university.findMany({
    select: { id: true, name: true, validTo: true },
    orderBy: { id: 'asc' },
  })
}

export async function findFields(tx: Transaction) {
  const fields = await tx.field.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })
  return fields.map(field => ({ ...field, validTo: null }))
}

export interface DistrictMembers extends DistrictRow {
  kind: 'district' | 'central'
}

export async function saveDistricts(tx: Transaction, districts: readonly DistrictMembers[]) {
  for (const { id, name, latitude, longitude, kind } of districts) {
    const columns = { name, latitude, longitude, kind }
    await tx.district.upsert({ where: { id }, create: { id, ...columns }, update: columns })
  }
}

/** A new university asks nothing of supervisors until its rule is set (R13). */
export async function saveUniversities(tx: Transaction, universities: readonly FieldRow[]) {
  for (const { id, name } of universities) {
    await tx.university.upsert({ where: { id }, create: { id, name }, update: { name } })
  }
}

export async function saveFields(tx: Transaction, fields: readonly FieldRow[]) {
  for (const { id, name } of fields) {
    await tx.field.upsert({ where: { id }, create: { id, name }, update: { name } })
  }
}
