import { groupsToTell, SMALLEST_GROUP } from '../statistics/suppression.ts'

/** One student's answers (A13), without whose they are. Scores are 1–5. */
export interface Evaluated {
  readonly districtId: string
  readonly score: number
  /** By module; a module that the student said nothing of has none. */
  readonly scores: ReadonlyMap<string, number>
  readonly best: string | null
  readonly better: string | null
}

/** A mean of at least {@link SMALLEST_GROUP} scores, to one decimal; null is left out (P7). */
export type Mean = number | null

export interface EvaluationResults {
  readonly score: Mean
  /** What was best and what could be better, in alphabetical order: the order in which they were given is not told. */
  readonly best: readonly string[]
  readonly better: readonly string[]
  readonly modules: ReadonlyMap<string, Mean>
  readonly districts: readonly {
    readonly districtId: string
    readonly score: Mean
    readonly modules: ReadonlyMap<string, Mean>
    readonly best: readonly string[]
    readonly better: readonly string[]
  }[]
}

/**
 * What the evaluations say, per module and district (A13). Nothing is told of fewer than five answers, and with a district
 * that has too few another is left out, so that it can't be worked out from the whole (P7). That is only true of answers
 * that are final: whoever saw the means before and after one more answer would know that answer.
 */
export function evaluationResults(
  answers: readonly Evaluated[],
  moduleIds: readonly string[],
  districtIds: readonly string[],
): EvaluationResults {
  const of = (districtId: string) => answers.filter(answer => answer.districtId === districtId)
  const toldOf = (count: (answer: Evaluated) => boolean) =>
    new Set(groupsToTell(new Map(districtIds.map(id => [id, of(id).filter(count).length]))))
  const told = toldOf(() => true)
  const toldByModule = new Map(moduleIds.map(id => [id, toldOf(({ scores }) => scores.has(id))]))
  return {
    score: meanOf(answers.map(({ score }) => score)),
    ...textsOf(answers),
    modules: new Map(moduleIds.map(id => [id, meanOf(scoresOf(answers, id))])),
    districts: districtIds.map(districtId => {
      const own = told.has(districtId) ? of(districtId) : []
      return {
        districtId,
        score: meanOf(own.map(({ score }) => score)),
        modules: new Map(
          moduleIds.map(id => [id, toldByModule.get(id)?.has(districtId) ? meanOf(scoresOf(own, id)) : null]),
        ),
        ...textsOf(own),
      }
    }),
  }
}

const scoresOf = (answers: readonly Evaluated[], moduleId: string): number[] =>
  answers.flatMap(({ scores }) => scores.get(moduleId) ?? [])

function meanOf(scores: readonly number[]): Mean {
  if (scores.length < SMALLEST_GROUP) return null
  return Math.round((10 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 10
}

/** The two are ordered apart from each other, so that nobody's answer can be put together again. */
function textsOf(answers: readonly Evaluated[]): Pick<EvaluationResults, 'best' | 'better'> {
  if (answers.length < SMALLEST_GROUP) return { best: [], better: [] }
  const inOrder = (texts: (string | null)[]) =>
    texts.filter(text => text !== null).toSorted((one, other) => one.localeCompare(other, 'sv'))
  return {
    best: inOrder(answers.map(({ best }) => best)),
    better: inOrder(answers.map(({ better }) => better)),
  }
}
