import type { XmlTag } from './xml-tags.ts'
import { attributeOf, xmlTags } from './xml-tags.ts'

export type WorkbookSheet = {
  name: string
  /** From 1, among all sheets in the order of their tabs. */
  position: number
  /** Of the part within the archive. */
  path: string
}

export type WorkbookRelationships = {
  /** Paths of worksheets by relationship id. */
  worksheets: ReadonlyMap<string, string>
  /** Paths of what a worksheet's cells refer to: styles and shared strings. */
  shared: readonly string[]
  styles: string | null
}

const ROOTS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
]

export function relationshipsIn(xml: string): WorkbookRelationships {
  const worksheets = new Map<string, string>()
  const shared: string[] = []
  let styles: string | null = null
  for (const tag of xmlTags(xml)) {
    const [id, type, target] = ['Id', 'Type', 'Target'].map(name => attributeOf(tag, name))
    const root = ROOTS.find(start => type?.startsWith(start))
    if (!id || !type || !target || !root) continue
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const kind = type.slice(root.length)
    if (kind === 'worksheet') worksheets.set(id, path)
    else if (kind === 'styles' || kind === 'sharedStrings') shared.push(path)
    if (kind === 'styles') styles = path
  }
  return { worksheets, shared, styles }
}

/** Visible worksheets in the order of their tabs; charts and hidden sheets are left out. */
export function visibleSheets(
  workbookXml: string,
  { worksheets }: Pick<WorkbookRelationships, 'worksheets'>,
): WorkbookSheet[] {
  return sheetTags(workbookXml).flatMap((tag, index) => {
    const path = worksheets.get(attributeOf(tag, 'id') ?? '')
    const isVisible = (attributeOf(tag, 'state') ?? 'visible') === 'visible'
    const name = unescaped(attributeOf(tag, 'name') ?? '')
    return path && isVisible ? [{ name, position: index + 1, path }] : []
  })
}

const sheetTags = (workbookXml: string): XmlTag[] =>
  [...xmlTags(workbookXml)].filter(tag => tag.name === 'sheet' && !tag.isClosing && attributeOf(tag, 'name'))

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

export const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
