import { beforeAll, describe, expect, it } from 'vitest'
import { materialParagraphs } from '../../../src/features/support-material/mail.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
let central: Awaited<ReturnType<typeof signInAs>>

beforeAll(async () => {
  central = await signInAs(test, { kind: 'central' })
})

const material = {
  title: 'Rutin',
  url: 'https://stockholm.example/rutin',
  owner: 'SoF',
  reviewOn: '2019-11-03',
}

describe('the support material', () => {
  it('is overdue from the day after its review, and told in letters to supervisors', async () => {
    expect(materialParagraphs([], 'sv')).toEqual([])
    const first = await central.post('/api/support-material').send(material).expect(200)
    expect(first.body.materials).toMatchObject([{ title: 'Rutin', isOverdue: true }])
    const { id } = first.body.materials[0]
    const reviewed = await central
      .put(`/api/support-material/${id}`)
      .send({ ...material, reviewOn: '2019-11-04' })
      .expect(200)
    expect(reviewed.body.materials[0].isOverdue).toBe(false)
    expect(materialParagraphs(reviewed.body.materials, 'en')).toEqual([
      expect.stringContaining('routines and material'),
      'Rutin: https://stockholm.example/rutin',
    ])
    await central.delete(`/api/support-material/${id}`).expect(200, { materials: [] })
    await central.delete(`/api/support-material/${id}`).expect(404)
  })

  it('is refused with an address that is no page', async () => {
    await central
      .post('/api/support-material')
      .send({ ...material, url: 'javascript:alert(1)' })
      .expect(422)
  })
})
