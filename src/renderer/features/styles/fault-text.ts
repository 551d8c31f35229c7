import type { Finding } from '#core/finding'
import type { TextFunction } from '../../i18n'

/** What is wrong with a style file, in the language of the interface, with its line. */
export function faultText(finding: Finding, text: TextFunction): string {
  const closest = finding.values?.['closest']
  const hint = closest === undefined ? '' : ` ${text('styleFault.closest', { word: String(closest) })}`
  const said = translate(finding, text)
  const message = said === undefined ? finding.message : said + hint
  const line = finding.place?.line
  return line === undefined ? message : text('styles.line', { line, message })
}

/** Undefined for a finding that has no translation, such as what the XML parser says. */
function translate({ code, values = {} }: Finding, text: TextFunction): string | undefined {
  const value = (name: string): string => String(values[name] ?? '')
  const [element, expected, attribute] = [value('element'), value('expected'), value('attribute')]
  switch (code) {
    case 'style-unknown-element':
      return text('styleFault.unknown-element', { element, parent: value('parent'), expected })
    case 'style-missing-element':
      return text('styleFault.missing-element', { element, expected })
    case 'style-stray-text':
      return text('styleFault.stray-text', { element, text: value('text') })
    case 'style-missing-attribute':
      return text('styleFault.missing-attribute', { element, expected })
    case 'style-too-many-attributes':
      return text('styleFault.too-many-attributes', { element, given: value('given') })
    case 'style-unknown-attribute':
      return text('styleFault.unknown-attribute', { element, attribute })
    case 'style-wrong-value':
      return text('styleFault.wrong-value', { element, attribute, value: value('value'), expected })
    case 'style-unknown-word':
      return text('styleFault.unknown-word', { element, attribute, value: value('value') })
    case 'style-unknown-macro':
      return text('styleFault.unknown-macro', { element, macro: value('macro') })
    case 'style-macro-circle':
      return text('styleFault.macro-circle', { macros: value('macros') })
    case 'style-double-macro':
      return text('styleFault.double-macro', { macro: value('macro') })
    default:
      return undefined
  }
}
