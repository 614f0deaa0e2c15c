import type { APIRequestContext, Page } from 'playwright-core'

/** What is called the same in both languages, in the answers at the paths: organisations, fields, units, modules. */
export async function namesIn(request: APIRequestContext, paths: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(paths.map(async path => (await request.get(path)).text()))
  const found = answers.join('\n').matchAll(/"(?:name|unit|label|comment|address)":"((?:[^"\\]|\\.)+)"/g)
  const names = [...found].map(([, name = '']) => name.toLowerCase())
  return [...new Set(names)].sort((a, b) => b.length - a.length)
}

/** Words that no English sentence has. */
const SWEDISH =
  /(?<![\p{L}@.-])(?:att|är|inte|när|eller|ska|måste|finns|går|blir|har|som|från|till|och|för|på|med|alla|inga|ingen|dag|dagar|termin|plats|platser|studenter|visa|spara|stäng)(?![\p{L}@.-])/u

/** The page's texts that look Swedish, the names and what is marked as Swedish apart. */
export async function swedishIn(page: Page, names: readonly string[]): Promise<string[]> {
  const texts = (await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (!parent || parent.closest('[lang=sv], script, style, noscript')) continue
      found.push(walker.currentNode.textContent.trim())
    }
    for (const labelled of document.querySelectorAll('[aria-label]'))
      if (!labelled.closest('[lang=sv]')) found.push(labelled.getAttribute('aria-label'))
    return found.filter(text => text !== '')
  })()`)) as string[]
  return texts.filter(text =>
    SWEDISH.test(names.reduce((rest, name) => rest.replaceAll(name, '…'), text.toLowerCase())),
  )
}
