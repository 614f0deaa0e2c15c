/**
 * QuickXplain (Junker 2004): a subset that conflicts while each of its proper subsets doesn't, in some
 * k·log(n/k) questions for k of n demands instead of the n of leaving them out one by one. All of them together must
 * conflict, and more demands conflict whenever fewer do. Early demands are kept rather than late ones.
 */
export async function smallestConflict<Demand>(
  demands: readonly Demand[],
  conflicts: (kept: readonly Demand[]) => Promise<boolean>,
): Promise<Demand[]> {
  const search = async (
    background: readonly Demand[],
    backgroundGrew: boolean,
    candidates: readonly Demand[],
  ): Promise<Demand[]> => {
    if (backgroundGrew && (await conflicts(background))) return []
    if (candidates.length <= 1) return [...candidates]
    const half = Math.ceil(candidates.length / 2)
    const [first, second] = [candidates.slice(0, half), candidates.slice(half)]
    const fromSecond = await search([...background, ...first], first.length > 0, second)
    const fromFirst = await search([...background, ...fromSecond], fromSecond.length > 0, first)
    return [...fromFirst, ...fromSecond]
  }
  return search([], false, demands)
}
