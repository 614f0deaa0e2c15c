import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'

export interface Material {
  readonly title: string
  readonly url: string
  readonly owner: string
  readonly reviewOn: string
}

export async function findMaterials(tx: Transaction): Promise<(Material & { id: string })[]> {
  const rows = await tx.supportMaterial.findMany({
    select: { id: true, title: true, url: true, owner: true, reviewOn: true },
  })
  const swedish = new Intl.Collator('sv')
  return rows
    .map(row => ({ ...row, reviewOn: fromDateColumn(row.reviewOn) }))
    .sort((a, b) => swedish.compare(a.title, b.title))
}

export async function insertMaterial(tx: Transaction, id: string, { reviewOn, ...columns }: Material) {
  await tx.supportMaterial.create({ data: { id, ...columns, reviewOn: toDateColumn(reviewOn) } })
}

/** False when there is no such material. */
export async function updateMaterial(
  tx: Transaction,
  id: string,
  { reviewOn, ...columns }: Material,
): Promise<boolean> {
  const data = { ...columns, reviewOn: toDateColumn(reviewOn) }
  return (await tx.supportMaterial.updateMany({ where: { id }, data })).count > 0
}

/** False when there is no such material. */
export async function deleteMaterial(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.supportMaterial.deleteMany({ where: { id } })).count > 0
}
