import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { tookPart } from '../../domain/auscultation/attendance.ts'
import type { Evaluated } from '../../domain/auscultation/evaluation-results.ts'
import { pilotNotesOf } from '../scope.ts'

/** The pilot's evaluations, whoever asks: what may be told of them is the domain's to say. */
export async function findEvaluations(tx: Transaction, pilotId: string): Promise<Evaluated[]> {
  const rows = await tx.evaluation.findMany({
    where: { pilotId },
    select: {
      districtId: true,
      score: true,
      best: true,
      better: true,
      scores: { select: { moduleId: true, score: true } },
    },
  })
  return rows.map(({ scores, ...row }) => ({
    ...row,
    scores: new Map(scores.map(({ moduleId, score }) => [moduleId, score])),
  }))
}

/** How many students took part, and how many of them have answered. */
export async function countEvaluations(tx: Transaction, pilotId: string) {
  const students = await tx.auscultant.findMany({
    where: { pilotId, withdrawnAt: null, groupId: { not: null } },
    select: { evaluatedAt: true, attendance: { select: { present: true } } },
  })
  return {
    asked: students.filter(({ attendance }) => tookPart(attendance.map(({ present }) => present))).length,
    answered: students.filter(({ evaluatedAt }) => evaluatedAt !== null).length,
  }
}

export function findNotes(tx: Transaction, pilotId: string, actor: Actor) {
  return tx.pilotNote.findMany({
    where: { AND: [{ pilotId }, pilotNotesOf(actor)] },
    select: {
      id: true,
      text: true,
      at: true,
      moduleId: true,
      districtId: true,
      personId: true,
      person: { select: { name: true } },
    },
    orderBy: { at: 'asc' },
  })
}

export interface NewNote {
  readonly id: string
  readonly pilotId: string
  readonly text: string
  readonly moduleId: string | null
  readonly districtId: string | null
  readonly at: Date
  readonly personId: string | null
}

export async function insertNote(tx: Transaction, note: NewNote): Promise<void> {
  await tx.pilotNote.create({ data: note })
}

/** Takes away a note that the actor may read and wrote, or any for central; the id of its pilot, or null. */
export async function deleteNote(tx: Transaction, id: string, actor: Actor): Promise<string | null> {
  const own = actor.isCentral ? {} : { personId: actor.personId }
  const note = await tx.pilotNote.findFirst({
    where: { AND: [{ id, ...own }, pilotNotesOf(actor)] },
    select: { pilotId: true },
  })
  if (!note) return null
  await tx.pilotNote.delete({ where: { id } })
  return note.pilotId
}
