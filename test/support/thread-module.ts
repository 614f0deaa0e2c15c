/** A module for a thread, of these lines, which have `port` and `data`. */
export function moduleOf(lines: string): URL {
  const imports = "import { parentPort as port, workerData as data } from 'node:worker_threads';"
  return new URL(`data:text/javascript,${encodeURIComponent(imports + lines)}`)
}
