import { unescaped } from './workbook-parts.ts'
import { attributeOf, xmlTags } from './xml-tags.ts'

/** Number formats that show other characters than the number has, such as `000000-0000`, by the cells' style. */
export type NumberMasks = ReadonlyMap<string, string>

const MASK = /^0[0 -]*0$/

/** The masks among a workbook's styles. Formats of amounts, dates and times are none. */
export function numberMasks(stylesXml: string): NumberMasks {
  const formats = new Map<string, string>()
  const masks = new Map<string, string>()
  let style = 0
  let isCellStyle = false
  for (const tag of xmlTags(stylesXml)) {
    if (tag.name === 'cellXfs') isCellStyle = !tag.isClosing
    else if (tag.isClosing) continue
    else if (tag.name === 'numFmt') {
      const [positive = ''] = unescaped(attributeOf(tag, 'formatCode') ?? '').split(';')
      const mask = positive.replace(/[\\"]/g, '')
      if (MASK.test(mask)) formats.set(attributeOf(tag, 'numFmtId') ?? '', mask)
    } else if (tag.name === 'xf' && isCellStyle) {
      const mask = formats.get(attributeOf(tag, 'numFmtId') ?? '')
      if (mask !== undefined) masks.set(String(style), mask)
      style += 1
    }
  }
  return masks
}

/** The whole number as the mask shows it: its digits from the right, zeros where it has none. */
export function maskedNumber(number: number, mask: string): string {
  const digits = [...String(number)]
  const shown = [...mask]
    .toReversed()
    .map(character => (character === '0' ? (digits.pop() ?? '0') : character))
  return digits.join('') + shown.toReversed().join('')
}
