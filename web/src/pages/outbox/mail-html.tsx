import { createElement, useMemo, type CSSProperties, type ReactNode } from 'react'

/** What a mail's HTML is made of. Links are shown as they look and lead nowhere: a personal link is not ours to follow. */
const SHOWN: Readonly<Record<string, string>> = {
  DIV: 'div',
  H1: 'p',
  H2: 'p',
  P: 'p',
  STRONG: 'strong',
  A: 'span',
  BR: 'br',
}

/**
 * A mail as a mail program shows it. It is parsed, and built anew from a few elements and their styles: nothing in it can
 * run or be fetched. Style attributes are renamed before parsing, since the content security policy forbids them in markup;
 * the text's own quotation marks are escaped.
 */
export function MailHtml({ html, label }: { html: string; label: string }) {
  const shown = useMemo(() => {
    const { body, documentElement } = new DOMParser().parseFromString(
      html.replaceAll(' style="', ' data-style="'),
      'text/html',
    )
    return (
      <div lang={documentElement.lang} style={styleOf(body)}>
        {childrenOf(body)}
      </div>
    )
  }, [html])
  return (
    <div className="mail-html" role="group" aria-label={label}>
      {shown}
    </div>
  )
}

function childrenOf(node: Node): ReactNode[] {
  return [...node.childNodes].map((child, index) => shownNode(child, index))
}

function shownNode(node: Node, index: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof HTMLElement)) return null
  const element = SHOWN[node.tagName]
  if (element === undefined) return null
  const isHeading = /^H\d$/.test(node.tagName)
  const style = { ...styleOf(node), ...(isHeading && { fontWeight: 'bold' }) }
  return createElement(element, { key: index, style }, ...(element === 'br' ? [] : childrenOf(node)))
}

function styleOf(element: HTMLElement): CSSProperties {
  const declarations = (element.getAttribute('data-style') ?? '').split(';').map(part => part.split(':'))
  const named = declarations.flatMap(([name = '', ...value]) =>
    name.trim() === '' ? [] : [[camelCase(name.trim()), value.join(':').trim()]],
  )
  return Object.fromEntries(named) as CSSProperties
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
