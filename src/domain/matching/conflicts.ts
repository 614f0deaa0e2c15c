import { smallestConflict } from '../linear/smallest-conflict.ts'
import { countedConflicts } from './conflict-counts.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import { loweredGuaranteeSentence } from './guarantee-sentence.ts'
import { effectiveGuarantee } from './pairs.ts'
import type { Conflict } from './result.ts'

/** Whether any plan obeys all rules of the instance: a question for the model and an engine. */
export type FeasibilityQuestion = (variant: Instance) => Promise<boolean>

/**
 * Why no plan obeys all rules. Simple counts come first, each a reason of its own (three pinned to two places);
 * when none of them explains it, one smallest set of demands that can't hold together, found by leaving demands
 * out (QuickXplain): without any one of them the rest can hold. Each sentence says who can change what.
 * Empty when the instance turns out to be feasible.
 */
export async function findConflicts(
  instance: Instance,
  isFeasible: FeasibilityQuestion,
): Promise<Conflict[]> {
  const counted = countedConflicts(instance)
  if (counted.length > 0) return counted
  const demands = demandsOf(instance)
  const without = (kept: readonly Demand[]): Instance => {
    const keptSet = new Set(kept)
    return demands.reduce(
      (variant, demand) => (keptSet.has(demand) ? variant : demand.drop(variant)),
      instance,
    )
  }
  if (await isFeasible(instance)) return []
  const smallest = await smallestConflict(demands, async kept => !(await isFeasible(without(kept))))
  return [conflictOf(smallest)]
}

/**
 * Guarantees that were lowered to what is possible (R3): the university has fewer students with an allowed
 * offer than it was promised places. Reported in `conflicts` whatever the status is, never dropped in silence.
 */
export function loweredGuarantees(instance: Instance): Conflict[] {
  return instance.universities.flatMap(({ id, guarantee }, index) => {
    const counted = effectiveGuarantee(instance, index)
    return counted === guarantee
      ? []
      : { rules: ['R3'], text: loweredGuaranteeSentence(id, guarantee, counted) }
  })
}

interface Demand {
  rule: string
  text: string
  drop: (instance: Instance) => Instance
}

// Lower bounds come last: the search prefers to keep what stands early, and a pin is the easiest to explain.
function demandsOf(instance: Instance): Demand[] {
  const { universities, districts, students, pinned } = instance
  const groups = [...new Set(students.flatMap(({ together }) => together ?? []))]
  return [
    ...pinned.map(pin => ({
      rule: 'R12',
      text: `studenten ${quoted(pin.student)} är låst vid platsen ${quoted(pin.offer)}`,
      drop: (variant: Instance) => ({ ...variant, pinned: variant.pinned.filter(other => other !== pin) }),
    })),
    ...universities.flatMap(({ id, guarantee }, index) => {
      const counted = effectiveGuarantee(instance, index)
      if (counted === 0) return []
      const asked =
        counted === guarantee ? '' : ` (garantin är ${guarantee}, men fler har ingen tillåten plats)`
      return {
        rule: 'R3',
        text: `lärosätet ${quoted(id)} ska ha minst ${counted}${asked}`,
        drop: (variant: Instance) => withUniversity(variant, id, { guarantee: 0 }),
      }
    }),
    ...districts.flatMap(({ id, minimum }) =>
      minimum > 0
        ? [
            {
              rule: 'R4',
              text: `förvaltningen ${quoted(id)} ska ha minst ${minimum}`,
              drop: (variant: Instance) => withDistrict(variant, id, { minimum: 0 }),
            },
          ]
        : [],
    ),
    ...universities.flatMap(({ id, quota }) =>
      quota === null
        ? []
        : [
            {
              rule: 'R3',
              text: `lärosätet ${quoted(id)} får ha högst ${quota}`,
              drop: (variant: Instance) => withUniversity(variant, id, { quota: null }),
            },
          ],
    ),
    ...districts.flatMap(({ id, maximum }) =>
      maximum === null
        ? []
        : [
            {
              rule: 'R4',
              text: `förvaltningen ${quoted(id)} får ha högst ${maximum}`,
              drop: (variant: Instance) => withDistrict(variant, id, { maximum: null }),
            },
          ],
    ),
    ...groups.map(group => ({
      rule: 'R11',
      text: `gruppen ${quoted(group)} ska vara i samma förvaltning`,
      drop: (variant: Instance) => withoutGroup(variant, group),
    })),
  ]
}

function withUniversity(
  instance: Instance,
  id: string,
  changes: Partial<Instance['universities'][number]>,
): Instance {
  const universities = instance.universities.map(row => (row.id === id ? { ...row, ...changes } : row))
  return { ...instance, universities }
}

function withDistrict(
  instance: Instance,
  id: string,
  changes: Partial<Instance['districts'][number]>,
): Instance {
  return {
    ...instance,
    districts: instance.districts.map(row => (row.id === id ? { ...row, ...changes } : row)),
  }
}

function withoutGroup(instance: Instance, group: string): Instance {
  const students = instance.students.map(({ together, ...student }) =>
    together === undefined || together === group ? student : { ...student, together },
  )
  return { ...instance, students }
}

const WHO: Record<string, string> = {
  R3: 'kvoter och garantier',
  R4: 'förvaltningarnas minsta och högsta antal',
  R11: 'grupper som ska placeras tillsammans',
  R12: 'låsningar',
}

function conflictOf(demands: readonly Demand[]): Conflict {
  const rules = [...new Set(demands.map(({ rule }) => rule))].toSorted(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  )
  const list = demands.map(({ rule, text }) => `${text} (${rule})`).join(', ')
  const changeable = rules.map(rule => WHO[rule] ?? rule).join(', ')
  const text =
    `Detta går inte ihop med de platser och studenter som finns: ${list}. ` +
    `Den centrala samordnaren kan ändra ${changeable}; förvaltningarna kan erbjuda fler platser.`
  return { rules, text }
}
