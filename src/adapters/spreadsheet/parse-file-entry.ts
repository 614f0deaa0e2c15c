import { parentPort, workerData } from 'node:worker_threads'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import { parseFile } from './parse-file.ts'

export type ParseFileQuestion = { bytes: Uint8Array; fileName: string; limits: SpreadsheetLimits }

const { bytes, fileName, limits }: ParseFileQuestion = workerData
parentPort?.postMessage(await parseFile(bytes, fileName, limits))
