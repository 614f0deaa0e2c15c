/** One line of figures. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

interface Family {
  readonly name: string
  readonly type: string
  readonly samples: readonly Sample[]
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/gy
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
}

/**
 * Reads Prometheus' text format by its own grammar (version 0.0.4), and throws at anything that it doesn't allow: a sample
 * without its type, a family told twice, a label twice, a histogram whose buckets fall.
 */
export function readExposition(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line has no line feed')
  const families = new Map<string, { name: string; type: string; samples: Sample[] }>()
  let current: { name: string; type: string; samples: Sample[] } | undefined
  const helped = new Set<string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (kind === 'HELP') helped.add(name)
    else if (kind === 'TYPE') {
      if (families.has(name) || !helped.has(name) || !SUFFIXES[rest]) throw new Error(line)
      families.set(name, (current = { name, type: rest, samples: [] }))
    } else if (line !== '') {
      const sample = readSample(line)
      const names = SUFFIXES[current?.type ?? '']?.map(suffix => `${current!.name}${suffix}`)
      if (!names?.includes(sample.name)) throw new Error(`outside its family: ${line}`)
      current!.samples.push(sample)
    }
  }
  for (const family of families.values()) if (family.type === 'histogram') refuseFalling(family)
  return families
}

function readSample(line: string): Sample {
  const [, name, text = '', value = ''] = SAMPLE.exec(line) ?? []
  const number = value === '+Inf' ? Infinity : Number(value)
  if (name === undefined || value === '' || (Number.isNaN(number) && !/^nan$/i.test(value)))
    throw new Error(line)
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < text.length) {
    const [, label, written] = LABEL.exec(text) ?? []
    if (label === undefined || Object.hasOwn(labels, label)) throw new Error(line)
    labels[label] = written!.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))
  }
  return { name, labels, value: number }
}

/** Buckets hold all that is in those below them; the last holds everything that was counted. */
function refuseFalling({ name, samples }: Family) {
  const rows = new Map<string, { buckets: number[]; last: string; count: number | undefined }>()
  for (const { name: sample, labels, value } of samples) {
    const { le = '', ...others } = labels
    const key = JSON.stringify(others)
    const row = rows.get(key) ?? { buckets: [], last: '', count: undefined }
    if (sample.endsWith('_bucket')) rows.set(key, { ...row, buckets: [...row.buckets, value], last: le })
    else if (sample.endsWith('_count')) rows.set(key, { ...row, count: value })
  }
  for (const [key, { buckets, last, count }] of rows) {
    const isRising = buckets.every((value, index) => value >= (buckets[index - 1] ?? 0))
    if (!isRising || last !== '+Inf' || buckets.at(-1) !== count) throw new Error(`${name}${key}`)
  }
}
