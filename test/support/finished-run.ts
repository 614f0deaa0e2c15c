import type { Page } from 'playwright-core'

/** A run that has ended, in a term that is taken to its matching first when it isn't there yet. */
export async function finishedRun(page: Page): Promise<string> {
  const headers = { 'x-requested-with': 'vfu' }
  await page.request.post('/api/terms/VT2020/phase', { headers, data: { to: 'matching' } })
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
  const started = await page.request.post('/api/terms/VT2020/runs', { headers, data: asked })
  const { id } = (await started.json()) as { id: string }
  for (let waited = 0; waited < 60_000; waited += 200) {
    const answer = await page.request.get(`/api/runs/${id}`)
    if (((await answer.json()) as { status: string }).status === 'optimal') return id
    await page.waitForTimeout(200)
  }
  throw new Error('The run did not end')
}
