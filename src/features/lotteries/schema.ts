import { z } from 'zod'
import { termId } from '../terms/schema.ts'

export const lotteriesContract = {
  /** Public: the hash of each term's seed from the term's first day, and the seed once the term is published. */
  'GET /api/lotteries': {
    response: z.object({
      lotteries: z.array(
        z.object({
          termId,
          /** SHA-256 of the seed's UTF-8 text, in hexadecimal. */
          seedHash: z.string(),
          seed: z.string().nullable(),
        }),
      ),
    }),
  },
} as const
