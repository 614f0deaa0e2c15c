import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/adapters/db/database.ts'
import type { PilotPhase } from '../../src/domain/auscultation/pilot-phases.ts'
import { hashOf } from '../../src/features/session/repository.ts'

export type PilotPeople = Awaited<ReturnType<typeof seedPilotPeople>>

/**
 * A pilot of VT2020 in Farsta with one of everything that is about people: a student and a protected one, a host who was
 * away and led a session that was held, a plan, a note, links, a calendar entry and an evaluation.
 */
export async function seedPilotPeople(db: Database, phase: PilotPhase) {
  const ids = Object.fromEntries(
    [
      'pilotId',
      'passId',
      'moduleId',
      'venueId',
      'groupId',
      'hostId',
      'auscultantId',
      'protectedId',
      'planId',
      'sessionId',
    ].map(name => [name, randomUUID()]),
  ) as Record<
    | 'pilotId'
    | 'passId'
    | 'moduleId'
    | 'venueId'
    | 'groupId'
    | 'hostId'
    | 'auscultantId'
    | 'protectedId'
    | 'planId'
    | 'sessionId',
    string
  >
  const {
    pilotId,
    passId,
    moduleId,
    venueId,
    groupId,
    hostId,
    auscultantId,
    protectedId,
    planId,
    sessionId,
  } = ids
  const districtId = 'farsta'
  const at = new Date('2020-03-01')
  await db.pilot.create({
    data: {
      id: pilotId,
      termId: 'VT2020',
      name: 'Pilot 1',
      universityId: 'SU',
      weeks: ['2020-W10'],
      seed: 'x',
    },
  })
  await db.pilotPass.create({ data: { id: passId, pilotId, key: 'fm', startsAt: '09:00', endsAt: '12:00' } })
  await db.pilotDistrict.create({ data: { pilotId, districtId } })
  await db.pilotModule.create({
    data: { id: moduleId, pilotId, name: 'Samtal', audience: 'group', number: 1 },
  })
  await db.pilotVenue.create({ data: { id: venueId, pilotId, districtId, name: 'Salen', seats: 20 } })
  await db.pilotGroup.create({ data: { id: groupId, pilotId, districtId, number: 1 } })
  await db.pilotHost.create({
    data: {
      id: hostId,
      pilotId,
      kind: 'staff',
      districtId,
      name: 'Vera Värdsson',
      email: 'vera@stockholm.example',
      maximumSessions: 3,
      modules: { create: { moduleId } },
      absences: { create: { on: new Date('2020-03-02'), passId } },
    },
  })
  const student = { pilotId, districtId, groupId, sex: 'female' } as const
  await db.auscultant.createMany({
    data: [
      {
        ...student,
        id: auscultantId,
        number: 'nr-T',
        firstName: 'Tea',
        lastName: 'Tvåan',
        email: 'tea@su.example',
        evaluatedAt: at,
      },
      { ...student, id: protectedId, number: 'nr-T2', protected: true },
    ],
  })
  await db.protectedFingerprint.create({
    data: { auscultantId: protectedId, kind: 'name', fingerprint: 'x', keyId: 'x' },
  })
  await db.pilotPlan.create({
    data: {
      id: planId,
      pilotId,
      number: 1,
      kind: 'edit',
      status: 'optimal',
      input: {
        x: 1,
        hosts: [{ id: hostId, modules: [moduleId], unavailable: [{ day: '2020-03-02', pass: 'fm' }] }],
      },
      result: { sessions: [] },
      reason: 'Sjuk värd',
      startedAt: at,
      finishedAt: at,
    },
  })
  await db.pilotSession.create({
    data: {
      id: sessionId,
      pilotId,
      key: 'samtal-1',
      moduleId,
      venueId,
      on: new Date('2020-03-03'),
      passes: ['fm'],
      outcome: 'held',
      hosts: { create: { hostId } },
      groups: { create: { groupId } },
    },
  })
  await db.attendance.create({ data: { sessionId, auscultantId, present: true, markedAt: at } })
  await db.occasion.create({
    data: {
      id: randomUUID(),
      pilotSessionId: sessionId,
      key: 'session',
      kind: 'session',
      startAt: at,
      endAt: new Date('2020-03-02'),
      contact: 'Vera Värdsson',
      changedAt: at,
    },
  })
  await db.accessLink.createMany({
    data: [
      { id: randomUUID(), tokenHash: hashOf(auscultantId), purpose: 'feed', auscultantId },
      { id: randomUUID(), tokenHash: hashOf(hostId), purpose: 'feed', hostId },
    ],
  })
  await db.pilotNote.create({ data: { id: randomUUID(), pilotId, text: 'Vera var sen', at } })
  await db.evaluation.create({
    data: {
      id: randomUUID(),
      pilotId,
      districtId,
      score: 4,
      best: 'Bra Vera',
      scores: { create: { moduleId, score: 5 } },
    },
  })
  await db.$transaction([
    db.$executeRaw`set local session_replication_role = replica`,
    db.$executeRaw`update pilot set phase = ${phase}::pilot_phase where id = ${pilotId}::uuid`,
  ])
  return ids
}
