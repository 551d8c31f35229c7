import type { Finding } from '#core/finding'
import type { TextFunction, TextKey } from '../catalogue'
import { en } from '../en'
import { formatsFor } from '../i18n'
import type { FindingWords } from './finding-words'
import { simplifiedZh } from './text-findings'

/** The words with the values of a finding in them; undefined where one is missing, or no text is there for its reason. */
export function fillWords(words: FindingWords, finding: Finding, text: TextFunction): string | undefined {
  const values: Readonly<Record<string, string | number>> = { ...finding.place, ...finding.values }
  const template = typeof words === 'string' ? words : words[String(values['reason'] ?? '')]
  if (template === undefined) return undefined
  let isWhole = true
  const filled = template.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name]
    if (value === undefined) isWhole = false
    return sayValue(name, value ?? '', text)
  })
  return isWhole ? filled : undefined
}

/** Values that are names of ours are said in words, numbers as the language writes them. */
function sayValue(name: string, value: string | number, text: TextFunction): string {
  if (typeof value === 'number') return formatsFor('zh-CN').number(value)
  const list = (separator: string, say: (part: string) => string): string =>
    value.split(separator).map(say).join(text('finding.comma'))
  switch (name) {
    case 'side':
      return text(value === 'facing' ? 'side.facing' : 'side.leading')
    case 'fields':
      return list(', ', (field) => fieldName(field, text))
    case 'simplified':
      return list(' ', (kind) => simplifiedZh[kind] ?? kind)
    default:
      return value
  }
}

type FieldKey = Extract<TextKey, `field.${string}`>
const isFieldKey = (key: string): key is FieldKey => key.startsWith('field.') && Object.hasOwn(en, key)

function fieldName(field: string, text: TextFunction): string {
  const key = `field.${field}`
  return isFieldKey(key) ? text(key) : field
}
