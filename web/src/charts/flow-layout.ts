export interface Flow {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** Where a name's bar stands, in pixels. */
interface FlowEnd {
  readonly name: string
  readonly count: number
  readonly top: number
  readonly height: number
}

interface FlowBand extends Flow {
  readonly height: number
  readonly fromTop: number
  readonly toTop: number
}

/** So high that names beside each other don't touch, however few the students. */
const GAP = 14
const MOST_PER_STUDENT = 6
const BARS_HEIGHT = 560

/**
 * Bars left and right, the largest first, and bands between them as thick as their students are many. What comes from and
 * goes to the same is one band; nothing has none.
 */
export function flowLayout(flows: readonly Flow[]) {
  const merged = mergedFlows(flows)
  const total = merged.reduce((sum, { count }) => sum + count, 0)
  const perStudent = Math.min(MOST_PER_STUDENT, BARS_HEIGHT / Math.max(1, total))
  const sums = { from: sumsOf(merged, 'from'), to: sumsOf(merged, 'to') }
  const most = Math.max(sums.from.length, sums.to.length)
  const height = total * perStudent + most * GAP
  const ends = (side: 'from' | 'to') => endsOf(sums[side], perStudent, height)
  const left = ends('from')
  const right = ends('to')
  return { height, left, right, bands: bandsOf(merged, left, right, perStudent) }
}

function mergedFlows(flows: readonly Flow[]): Flow[] {
  const counts = new Map<string, Flow>()
  for (const flow of flows) {
    const key = JSON.stringify([flow.from, flow.to])
    counts.set(key, { ...flow, count: flow.count + (counts.get(key)?.count ?? 0) })
  }
  return [...counts.values()].filter(({ count }) => count > 0)
}

function sumsOf(flows: readonly Flow[], side: 'from' | 'to'): { name: string; count: number }[] {
  const sums = new Map<string, number>()
  for (const flow of flows) sums.set(flow[side], (sums.get(flow[side]) ?? 0) + flow.count)
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'sv'))
}

/** Evenly over the height: the side with fewer names has wider gaps. */
function endsOf(
  sums: readonly { name: string; count: number }[],
  perStudent: number,
  height: number,
): FlowEnd[] {
  const bars = sums.reduce((sum, { count }) => sum + count * perStudent, 0)
  const gap = (height - bars) / Math.max(1, sums.length)
  let top = gap / 2
  return sums.map(({ name, count }) => {
    const end = { name, count, top, height: count * perStudent }
    top += end.height + gap
    return end
  })
}

/** At each bar the bands lie in the order of the bars at their other ends, so that they cross as little as they can. */
function bandsOf(
  flows: readonly Flow[],
  left: readonly FlowEnd[],
  right: readonly FlowEnd[],
  perStudent: number,
): FlowBand[] {
  const used = { from: new Map<string, number>(), to: new Map<string, number>() }
  const place = (side: 'from' | 'to', end: FlowEnd, height: number) => {
    const before = used[side].get(end.name) ?? 0
    used[side].set(end.name, before + height)
    return end.top + before
  }
  return left.flatMap(from =>
    right.flatMap(to => {
      const flow = flows.find(one => one.from === from.name && one.to === to.name)
      if (!flow) return []
      const height = flow.count * perStudent
      return { ...flow, height, fromTop: place('from', from, height), toTop: place('to', to, height) }
    }),
  )
}

/** The flow of most students; of equals the first by name. Null when there is none. */
export function largestFlow(flows: readonly Flow[]): Flow | null {
  return (
    mergedFlows(flows).toSorted(
      (a, b) => b.count - a.count || a.from.localeCompare(b.from, 'sv') || a.to.localeCompare(b.to, 'sv'),
    )[0] ?? null
  )
}

/** The same numbers as the bands, a row for each name on the right and a number for each on the left, in the figure's order. */
export function flowTable(flows: readonly Flow[]) {
  const merged = mergedFlows(flows)
  const from = sumsOf(merged, 'from').map(({ name }) => name)
  const rows = sumsOf(merged, 'to').map(({ name, count }) => ({
    to: name,
    counts: from.map(left => merged.find(flow => flow.from === left && flow.to === name)?.count ?? 0),
    sum: count,
  }))
  return { from, rows }
}
