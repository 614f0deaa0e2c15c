import { afterAll, describe, expect, it } from 'vitest'
import { contract, type EndpointName } from '../../src/features/contract.ts'
import { fieldsOf } from '../support/access-fields.ts'
import { accessRequest, answerOf } from '../support/access-request.ts'
import { matrix } from '../support/access-matrix.ts'
import { openAccessWorld, ROLES, SIDES, wordsOf, type Role } from '../support/access-world.ts'
import { fingerprint } from '../support/fingerprint.ts'
import { createTestDatabase } from '../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
afterAll(() => world.test.deps.background.stop())

const NAMES = Object.keys(contract) as EndpointName[]
/** One case has the whole log sealed and followed, with what every case before it left there. */
const TIMEOUT = 120_000

/** Puts the data in place and makes the request, not yet sent. */
async function prepare(name: EndpointName, role: Role) {
  await world.test.deps.background.stop()
  return accessRequest(db, world, { name, role, rows: await world.reset(matrix[name].phase ?? 'collecting') })
}

describe('the matrix of endpoints and roles', () => {
  it('has every endpoint of the contract, and no other', () => {
    expect(Object.keys(matrix).sort()).toEqual([...NAMES].sort())
  })

  const cases = NAMES.flatMap(name => ROLES.map(role => [name, role] as const))
  const isRefused = ([name, role]: (typeof cases)[number]) => typeof answerOf(name, role) === 'string'

  it.each(cases.filter(isRefused))('%s refuses %s and changes nothing', async (name, role) => {
    const sendIt = await prepare(name, role)
    const before = await fingerprint(db)
    const { body, text } = await sendIt()
    expect(body.code).toBe(answerOf(name, role))
    expect(await fingerprint(db)).toBe(before)
    for (const side of SIDES) for (const word of wordsOf(side)) expect(text).not.toContain(word)
  })

  it.each(cases.filter(one => !isRefused(one)))(
    '%s gives %s its fields and its side',
    async (name, role) => {
      const answer = matrix[name].answers[role]
      if (typeof answer !== 'object') throw new Error('A refusal')
      const response = await (await prepare(name, role))()
      expect([response.status, response.body?.code]).toEqual([200, undefined])
      expect(fieldsOf(response.body)).toEqual([...answer.fields].sort())
      const shown = SIDES.filter(side => wordsOf(side).some(word => response.text.includes(word)))
      expect(shown.join('')).toBe(answer.shows)
    },
    TIMEOUT,
  )
})
