import type { ResponseOf } from '../../api/client.ts'

export type NetworkMeetingView = ResponseOf<'GET /api/terms/:termId/network-meeting'>

/** What a change of the meeting makes anew. */
export const MEETING = ['GET /api/terms/:termId/network-meeting'] as const
