/** Why a proposal is declined or a supervisor says no: what can be chosen, in the order in which it is offered. */
export const DECLINE_REASONS = [
  'supervisor',
  'unqualified',
  'workload',
  'reorganised',
  'period',
  'unsuitable',
  'other',
] as const
/** `unstated` is what was declined before there was a list, with words alone. */
export type DeclineReason = (typeof DECLINE_REASONS)[number] | 'unstated'
export const COUNTED_REASONS: readonly DeclineReason[] = [...DECLINE_REASONS, 'unstated']
