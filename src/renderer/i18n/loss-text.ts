import type { Finding } from '#core/finding'
import type { TextFunction } from './catalogue'
import { lossEn } from './loss-texts'

/** The code of a comparison: form, what it is about, and what became of it. */
const CODE = /^[a-z]+-(?:(paragraph)-not-whole|([a-z-]+)-(lost|moved|unread))$/u

type LossKind = { readonly [Key in keyof typeof lossEn]: Key extends `loss.kind.${infer Kind}` ? Kind : never }[keyof typeof lossEn] // prettier-ignore

const isKind = (kind: string): kind is LossKind => Object.hasOwn(lossEn, `loss.kind.${kind}`)

/** What a comparison of a file with the manuscript found; undefined for other findings, and for a kind without words. */
export function lossText({ code, severity, values = {} }: Finding, text: TextFunction): string | undefined {
  const [, paragraph, named = paragraph, fate = 'unread'] = CODE.exec(code) ?? []
  if (named === undefined) return undefined
  if (code.startsWith('connect-')) return connectText(named, severity, values, text)
  const isWritten = severity === 'error'
  const shown = String(values['words'] ?? values['shown'] ?? values['text'] ?? '')
  if (named === 'words' || named === 'paragraph') {
    if (!isWritten) return text(fate === 'moved' ? 'loss.words.displaced' : 'loss.words.unread', { shown })
    return text(fate === 'moved' ? 'loss.words.moved' : 'loss.words.lost', { shown, side: sideText(values, text) })
  }
  if (!isKind(named)) return undefined
  const object = text(`loss.kind.${named}`)
  if (!isWritten && shown !== '')
    return text(fate === 'moved' ? 'loss.named.displaced' : 'loss.named.unread', { object: atStart(object), shown })
  if (!isWritten)
    return text(fate === 'moved' ? 'loss.object.displaced' : 'loss.object.unread', { object: atStart(object) })
  const what = shown || String(values['key'] ?? '')
  if (code.startsWith('adopt-')) return text('loss.adopt.object', { side: sideText(values, text), object, shown: what })
  if (values['side'] === undefined) return text('loss.file.lost', { object: atStart(object), shown: what })
  const side = sideText(values, text)
  return text(fate === 'moved' ? 'loss.object.moved' : 'loss.object.lost', { side, object, shown: what })
}

/** What connecting typed references would have lost, or what of their list it left out. */
function connectText(
  named: string,
  severity: Finding['severity'],
  values: NonNullable<Finding['values']>,
  text: TextFunction
): string | undefined {
  const said = { side: sideText(values, text), shown: String(values['words'] ?? values['shown'] ?? '') }
  const isRefused = severity === 'error'
  if (named === 'words') return text(isRefused ? 'loss.connect.words' : 'loss.list.words', said)
  if (!isKind(named)) return undefined
  const object = text(`loss.kind.${named}`)
  return text(isRefused ? 'loss.connect.object' : 'loss.list.object', { ...said, object })
}

const sideText = (values: NonNullable<Finding['values']>, text: TextFunction): string =>
  text(values['side'] === 'facing' ? 'side.facing' : 'side.leading')

const atStart = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
