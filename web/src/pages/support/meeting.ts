import type { ResponseOf } from '../../api/client.ts'
import { seenOf } from '../placements/wall-time.ts'

export type NetworkMeetingView = ResponseOf<'GET /api/terms/:termId/network-meeting'>

/** What a change of the meeting makes anew. */
export const MEETING = ['GET /api/terms/:termId/network-meeting'] as const

/** The meeting that stands, as its change says that it was seen. */
export const seenMeeting = ({ meeting, includesTeachers }: NetworkMeetingView) =>
  meeting?.status === 'scheduled' ? { ...seenOf(meeting), includesTeachers } : null
