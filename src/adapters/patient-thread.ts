import os from 'node:os'

/**
 * Lets everybody who waits for a page come before this thread's long work, and before that of threads it starts. Linux
 * has a priority for each thread; elsewhere the whole process has one, which is left as it is.
 */
export function becomePatient(): void {
  if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
}
