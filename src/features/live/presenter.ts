import type { findProgress } from './repository.ts'
import { workView } from './schema.ts'

export function presentWork({
  stageAt,
  kind,
  stage,
  ...work
}: Awaited<ReturnType<typeof findProgress>>[number]) {
  return {
    ...work,
    kind: workView.shape.kind.parse(kind),
    stage: stage ?? '',
    stageAt: stageAt?.toISOString() ?? '',
  }
}
