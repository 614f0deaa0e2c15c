import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { presentLottery } from './presenter.ts'
import { findSeeds } from './repository.ts'

export function lotteryRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/lotteries', 'public', async () => ({
    lotteries: (await findSeeds(deps.db)).map(presentLottery),
  }))
}
