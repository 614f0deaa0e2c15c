import type { Instance } from '../../domain/matching/instance.ts'
import type { Matcher } from '../../ports/matcher.ts'
import type { AnalysisOutcome, AnalysisQuestion, MatchingAnalysis } from '../../ports/matching-analysis.ts'
import type { Metrics, Solved } from '../../ports/metrics.ts'
import type { Planner } from '../../ports/planner.ts'

type Ended = Pick<Solved, 'end'> & Partial<Pick<Solved, 'stages'>>

/** Does the work and tells how long it took and how it ended; what it throws is thrown on. */
async function timed<T>(
  metrics: Metrics,
  kind: string,
  work: Promise<T>,
  endOf: (result: T) => Ended,
): Promise<T> {
  const begun = performance.now()
  const tell = ({ end, stages = [] }: Ended) =>
    metrics.solved({ kind, end, seconds: (performance.now() - begun) / 1000, stages })
  try {
    const result = await work
    tell(endOf(result))
    return result
  } catch (error) {
    tell({ end: 'crashed' })
    throw error
  }
}

/** The matcher, whose runs are measured as wholes and by the stages of their strict order. */
export function measuredMatcher(matcher: Matcher, metrics: Metrics): Matcher {
  return {
    match: (instance, options) =>
      timed(metrics, 'match', matcher.match(instance, options), outcome => {
        if (outcome.kind !== 'result') return { end: outcome.kind }
        const { status, criteria, milliseconds } = outcome.result
        const stages = milliseconds.stages.flatMap((took, index) => {
          const name = criteria[index]?.name
          return name === undefined ? [] : [{ name, seconds: took / 1000 }]
        })
        return { end: status, stages }
      }),
  }
}

export function measuredPlanner(planner: Planner, metrics: Metrics): Planner {
  return {
    plan: (pilot, options) =>
      timed(metrics, 'plan', planner.plan(pilot, options), outcome => ({
        end: outcome.kind === 'result' ? outcome.result.plan.status : outcome.kind,
      })),
    remedies: (question, signal) =>
      timed(metrics, 'remedies', planner.remedies(question, signal), outcome => ({ end: outcome.kind })),
  }
}

export function measuredAnalysis(analysis: MatchingAnalysis, metrics: Metrics): MatchingAnalysis {
  const measured =
    <Options, Answer>(kind: AnalysisQuestion, ask: Question<Options, Answer>): Question<Options, Answer> =>
    (instance, options, signal) =>
      timed(metrics, kind, ask(instance, options, signal), outcome => ({ end: outcome.kind }))
  return {
    whatIf: measured('whatIf', analysis.whatIf),
    reasons: measured('reasons', analysis.reasons),
    worth: measured('worth', analysis.worth),
    policies: measured('policies', analysis.policies),
  }
}

type Question<Options, Answer> = (
  instance: Instance,
  options: Options,
  signal: AbortSignal,
) => Promise<AnalysisOutcome<Answer>>
