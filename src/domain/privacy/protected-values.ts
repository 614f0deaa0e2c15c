/**
 * What the leak guard (P2) looks for and in what. A protected person's values are kept as keyed fingerprints alone, so a text
 * is cut into everything in it that could be such a value, and the fingerprints are compared.
 */

/** A keyed hash of one candidate: the same for the same text, and nothing without the key. */
export type Fingerprint = (candidate: string) => string

export const PROTECTED_KINDS = ['name', 'email', 'telephone', 'address'] as const
export type ProtectedKind = (typeof PROTECTED_KINDS)[number]

/** What is known of a person at the moment when it is forgotten. */
export interface Identity {
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly emails?: readonly string[]
  readonly telephones?: readonly string[]
  readonly addresses?: readonly string[]
}

export interface ProtectedValue {
  readonly kind: ProtectedKind
  /** Never stored and never logged: what {@link Fingerprint} is made of. */
  readonly candidate: string
}

/** Longer values are known by their first words. */
const MOST_WORDS = 8
/** A first and a last name with so many words between them are still a name: Anna Maria Sofia Ek. */
const WORDS_BETWEEN = 2
const LEAST_DIGITS = 7
/** Of "von Essen" or "de la Cruz" these alone name nobody. */
const PARTICLES = new Set(
  'af al av bin da de del den der di do dos du el ibn la le och of ten the van von zu'.split(' '),
)
const UNLIKE_LATIN: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  eacute: 'é',
  uuml: 'ü',
}

/**
 * The candidates of an identity. Of a name every first name with every last name, in either order: none of them alone, as
 * half the country shares it. An address goes as far as its first comma.
 */
export function protectedValues(identity: Identity): ProtectedValue[] {
  const { firstName, lastName, emails = [], telephones = [], addresses = [] } = identity
  const values: ProtectedValue[] = [
    ...nameCandidates(firstName ?? '', lastName ?? '').map(
      candidate => ({ kind: 'name', candidate }) as const,
    ),
    ...emails.flatMap(email => valueOf('email', joined(wordsOf(email)))),
    ...telephones.flatMap(number => valueOf('telephone', telephoneCandidate(number))),
    ...addresses.flatMap(address => valueOf('address', joined(wordsOf(address.split(/[,\n;]/)[0] ?? '')))),
  ]
  return [...new Map(values.map(value => [`${value.kind} ${value.candidate}`, value])).values()]
}

/**
 * Every candidate in the texts: runs of words written together, a word with one that soon follows, and telephone numbers.
 * Case, accents, hyphens, invisible characters, HTML, and the folding and escapes of iCalendar make no difference.
 */
export function candidatesIn(texts: Iterable<string>): Set<string> {
  const candidates = new Set<string>()
  for (const text of texts) {
    const plain = readable(text)
    addWordRuns(wordsOf(plain), candidates)
    for (const [number] of plain.matchAll(/\+?\(?\d[\d\s()/.\u2010-\u2015-]{5,20}\d/g)) {
      const candidate = telephoneCandidate(number)
      if (candidate !== '') candidates.add(candidate)
    }
  }
  return candidates
}

function addWordRuns(words: readonly string[], candidates: Set<string>): void {
  for (let start = 0; start < words.length; start++) {
    let run = ''
    for (let length = 1; length <= MOST_WORDS && start + length <= words.length; length++) {
      run += words[start + length - 1]
      candidates.add(run)
    }
    for (let gap = 2; gap <= WORDS_BETWEEN + 1 && start + gap < words.length; gap++) {
      candidates.add(`${words[start]}${words[start + gap]}`)
    }
  }
}

function nameCandidates(firstName: string, lastName: string): string[] {
  const [first, last] = [wordsOf(firstName), wordsOf(lastName)]
  if (first.length === 0 || last.length === 0) return []
  const firsts = new Set([joined(first), ...first.filter(isTelling)])
  const lasts = new Set([joined(last), ...last.filter(isTelling)])
  return [...firsts].flatMap(one => [...lasts].flatMap(other => [one + other, other + one]))
}

function isTelling(word: string): boolean {
  return word.length >= 2 && !PARTICLES.has(word)
}

function valueOf(kind: ProtectedKind, candidate: string): ProtectedValue[] {
  return candidate === '' ? [] : [{ kind, candidate }]
}

function joined(words: readonly string[]): string {
  return words.slice(0, MOST_WORDS).join('')
}

/** Digits without the country's prefix: 070-123 45 67 and +46 70 123 45 67 are the same. Too short a number is none. */
function telephoneCandidate(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^(0046|46|0)0?/, '')
  return digits.length >= LEAST_DIGITS ? `tel${digits}` : ''
}

/** Small words of letters and digits without accents. Ids are no words. */
function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþı]/g, letter => UNLIKE_LATIN[letter] ?? letter)
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, ' ')
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The text as its reader sees it: iCalendar unfolded, HTML and percent-encoding undone, JSON's and iCalendar's escapes gone. */
function readable(text: string): string {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\[nNrt]/g, ' ')
    .replace(/\\/g, '')
    .replace(/(%[0-9a-f]{2})+/gi, encoded => percentDecoded(encoded))
    .replace(/<\/?[a-z][^>]{0,1000}>/gi, tag => ` ${tag.replace(/<\/?[a-z]+/i, '')} `)
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => entityText(entity) ?? whole)
}

function percentDecoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

function entityText(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()]
  const isHex = /^#x/i.test(entity)
  const code = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10)
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
}
