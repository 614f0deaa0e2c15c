// A thread doesn't inherit what lets its parent read TypeScript. Only for running from the sources.
import { register } from 'tsx/esm/api'

register()
await import('./worker-entry.ts')
