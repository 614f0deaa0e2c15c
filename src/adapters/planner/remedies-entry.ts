import { parentPort } from 'node:worker_threads'
import { remediesFor } from '../../domain/auscultation/remedies.ts'
import type { RemedyQuestion } from '../../ports/planner.ts'

parentPort?.on('message', ({ pilot, sessions, away, locked }: RemedyQuestion) => {
  parentPort?.postMessage(remediesFor(pilot, sessions, away, new Set(locked)))
})
