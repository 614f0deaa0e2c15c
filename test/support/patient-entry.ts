import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import { becomePatient } from '../../src/adapters/patient-thread.ts'

becomePatient()
parentPort?.postMessage(os.getPriority())
