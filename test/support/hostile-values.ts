import fc from 'fast-check'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const FAMILY = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}'

/** Texts that have broken something somewhere: encodings, queries, paths, markup, headers, formulas, dates that are none. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\u200b',
  '\u202eabc',
  '\ufeff',
  '\uffff',
  FAMILY.repeat(30),
  'e\u0301'.repeat(200),
  'x'.repeat(100_000),
  '\ufdfa'.repeat(20_000),
  ' '.repeat(50_000) + 'x',
  '9'.repeat(400),
  "'; drop table student; --",
  "' or 1=1 --",
  '$1',
  '%',
  '\\',
  '../../../../etc/passwd',
  '..\\..\\boot.ini',
  '/dev/zero',
  'file:///etc/passwd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '${7*7}{{7*7}}',
  'a\r\nBcc: b@example.com',
  'a\nEND:VEVENT\nBEGIN:VEVENT',
  '=HYPERLINK("http://example.com")',
  '@SUM(1)',
  '-1+1',
  'NaN',
  'null',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '0000-01-01',
  '2020-02-30',
  '9999-12-31',
  '2020-01-20T00:00:00Z',
  '24:00',
  'VT0000',
  'HT9999',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'a@b.se',
  `${'a'.repeat(240)}@example.com`,
  'a@example.com, b@example.com',
  '"a b"@example.com',
]

const NUMBERS = [0, -0, -1, 0.1, 2_147_483_647, 2_147_483_648, -2_147_483_649, 2 ** 53, 1e21, 1e308, -1e308]

const deep = (depth: number, leaf: Json): Json => {
  let value = leaf
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** An object with an own member of the name, which a literal would not make of `__proto__`. */
function withMember(object: { [key: string]: Json }, name: string, value: Json): { [key: string]: Json } {
  const copy = { ...object }
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

export const hostileTexts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

/** Whatever a caller could put where something else was expected. */
export const hostileValues: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: hostileTexts },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...NUMBERS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>(
      null,
      true,
      false,
      [],
      {},
      [null],
      [[]],
      deep(100, 'x'),
      deep(1_000, null),
      withMember({}, '__proto__', { isCentral: true }),
      { $ne: null },
      { length: 1e9 },
      Array.from({ length: 20_000 }, () => null),
      Array.from({ length: 3_000 }, (_, index) => `x${index}`),
    ),
  },
)

type Path = readonly (string | number)[]

/** Every place in the value, the whole first. */
function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...inner]
}

function changedAt(value: Json, path: Path, change: (part: Json) => Json): Json {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value))
    return value.map((part, index) => (index === key ? changedAt(part, rest, change) : part))
  if (typeof value !== 'object' || value === null) return value
  const part = value[key]
  return part === undefined ? value : withMember(value, String(key), changedAt(part, rest, change))
}

type Change = (part: Json) => Json

const withAnother =
  (name: string, value: Json): Change =>
  part =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? withMember(part, name, value)
      : [part, value]

/** Without one of its members, or with all of its items twice. */
const withLess =
  (which: number): Change =>
  part => {
    if (typeof part !== 'object' || part === null) return null
    if (Array.isArray(part)) return [...part, ...part]
    const names = Object.keys(part)
    return Object.fromEntries(Object.entries(part).filter(([name]) => name !== names[which % names.length]))
  }

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: hostileValues.map(
      (value): Change =>
        () =>
          value,
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('__proto__', 'constructor', 'id', 'version', 'extra', ''), hostileValues)
      .map(([name, value]) => withAnother(name, value)),
  },
  { weight: 1, arbitrary: fc.nat().map(withLess) },
)

/** The value as it is, or with one to three of its places changed. */
export function spoilt(value: Json): fc.Arbitrary<Json> {
  const spoil = fc.array(fc.tuple(fc.nat(), changes), { maxLength: 3 })
  return spoil.map(list =>
    list.reduce((so, [where, change]) => {
      const places = placesIn(so)
      return changedAt(so, places[where % places.length]!, change)
    }, value),
  )
}
