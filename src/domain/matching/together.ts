export type TogetherPair = { readonly studentId: string; readonly otherId: string }

/** Students in a group that is placed together (R11): one and ten more. A larger one fits in hardly any district. */
export const LARGEST_GROUP = 11

/** R11: whoever is connected by pairs forms one group, named by its smallest member. By member; nobody else is there. */
export function groupsOf(pairs: readonly TogetherPair[]): ReadonlyMap<string, string> {
  const partners = new Map<string, string[]>()
  for (const { studentId, otherId } of pairs) {
    partners.set(studentId, [...(partners.get(studentId) ?? []), otherId])
    partners.set(otherId, [...(partners.get(otherId) ?? []), studentId])
  }
  const groups = new Map<string, string>()
  // Smallest first, so that the first member met of a group is the one that names it.
  for (const first of [...partners.keys()].toSorted()) {
    const waiting = groups.has(first) ? [] : [first]
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      if (groups.has(member)) continue
      groups.set(member, first)
      waiting.push(...(partners.get(member) ?? []))
    }
  }
  return groups
}

/** The groups' members, in their own order, of the groups that are too large. */
export function groupsTooLarge(pairs: readonly TogetherPair[]): string[][] {
  const members = new Map<string, string[]>()
  for (const [member, group] of groupsOf(pairs)) members.set(group, [...(members.get(group) ?? []), member])
  return [...members.values()].filter(group => group.length > LARGEST_GROUP).map(group => group.toSorted())
}
