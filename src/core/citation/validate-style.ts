import { assertNever } from '#core/assert-never'
import type { Finding } from '#core/finding'
import {
  CSL_ELEMENTS,
  EXTENSION_ATTRIBUTES,
  EXTENSION_ELEMENTS,
  isTerm,
  type AttributeRule,
  type ElementRule
} from './csl-schema'
import { findClosestWord } from './closest-word'
import { elementsOf, isNode, type CslNode } from './csl-tree'
import { findingAt, shorten } from './style-finding'
import { validateMacros } from './validate-macros'

/**
 * What is wrong with an independent CSL style, by the rules of CSL 1.0.2 and with CSL-M's layouts per locale, in the
 * order of the file. An error makes it unusable: an unknown element, a value that means nothing, a macro that is not
 * there. A warning is something that will be ignored. Each names the element, its line, and what was expected.
 */
export function validateStyle(style: CslNode): readonly Finding[] {
  const findings: Finding[] = []
  for (const finding of validateElement(style, 'style')) if (findings.push(finding) >= MOST_FINDINGS) break
  return [...findings, ...validateMacros(style)].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
}

/** Nobody reads on so far, and each finding takes time. */
const MOST_FINDINGS = 5_000

type Findings = Generator<Finding, void>

function* validateElement(node: CslNode, row: string): Findings {
  const rule = CSL_ELEMENTS[row]
  if (!rule) return
  yield* validateAttributes(node, rule)
  yield* validateContent(node, rule)
}

function* validateContent(node: CslNode, rule: ElementRule): Findings {
  for (const name of rule.needs ?? []) if (elementsOf(node, name).length === 0) yield missingChild(node, name)
  const text = rule.hasText ? undefined : node.children.find((child) => typeof child === 'string')
  if (text !== undefined) yield strayText(node, text)
  for (const child of node.children) if (isNode(child)) yield* validateChild(node, child, rule)
}

function* validateChild(parent: CslNode, child: CslNode, rule: ElementRule): Findings {
  // Metadata of other programs, under a prefix of their own, is no business of CSL's.
  if (child.name.includes(':') || EXTENSION_ELEMENTS.has(child.name)) return
  const row = Object.hasOwn(rule.children, child.name) ? rule.children[child.name] : undefined
  if (row === undefined) yield wrongChild(parent, child, Object.keys(rule.children))
  else yield* validateElement(child, row)
}

const missingChild = (node: CslNode, name: string): Finding =>
  findingAt(node, 'error', 'style-missing-element', `<${node.name}> must have a <${name}> in it, but there is none.`, {
    element: node.name,
    expected: name
  })

const strayText = (node: CslNode, text: string): Finding =>
  findingAt(
    node,
    'warning',
    'style-stray-text',
    `“${shorten(text.trim())}” in <${node.name}> is not printed: text is written <text value="…"/>.`,
    { element: node.name, text: shorten(text.trim()) }
  )

function wrongChild(parent: CslNode, child: CslNode, allowed: readonly string[]): Finding {
  const closest = Object.hasOwn(CSL_ELEMENTS, child.name) ? undefined : findClosestWord(child.name, allowed)
  const hint = closest === undefined ? '' : ` Did you mean <${closest}>?`
  const expected = allowed.length === 0 ? 'nothing' : allowed.map((name) => `<${name}>`).join(', ')
  return findingAt(
    child,
    'error',
    'style-unknown-element',
    `<${child.name}> may not stand in <${parent.name}>; expected ${expected}.${hint}`,
    { element: child.name, parent: parent.name, expected, ...(closest !== undefined && { closest }) }
  )
}

function* validateAttributes(node: CslNode, rule: ElementRule): Findings {
  const names = Object.keys(node.attrs)
  for (const name of names) yield* validateAttribute(node, name, rule)
  for (const name of rule.required ?? []) if (!names.includes(name)) yield missingAttribute(node, [name])
  yield* validateChoice(node, rule)
}

/** Attributes of which one, or at least one, must be there. */
function validateChoice(node: CslNode, { oneOf, anyOf }: ElementRule): readonly Finding[] {
  const given = Object.keys(node.attrs)
  if (anyOf && !given.some((name) => anyOf.includes(name) || EXTENSION_ATTRIBUTES.has(name))) {
    const isConditions = elementsOf(node, 'conditions').length > 0
    return isConditions ? [] : [missingAttribute(node, anyOf)]
  }
  if (!oneOf) return []
  const chosen = oneOf.filter((name) => given.includes(name))
  if (chosen.length === 0) return [missingAttribute(node, oneOf)]
  return chosen.length === 1 ? [] : [tooManyAttributes(node, chosen)]
}

const missingAttribute = (node: CslNode, expected: readonly string[]): Finding =>
  findingAt(
    node,
    'error',
    'style-missing-attribute',
    expected.length === 1
      ? `<${node.name}> must have the attribute ${expected[0]}.`
      : `<${node.name}> must have one of the attributes ${expected.join(', ')}.`,
    { element: node.name, expected: expected.join(', ') }
  )

const tooManyAttributes = (node: CslNode, given: readonly string[]): Finding =>
  findingAt(
    node,
    'error',
    'style-too-many-attributes',
    `<${node.name}> has the attributes ${given.join(' and ')}, of which it may have only one.`,
    { element: node.name, given: given.join(', ') }
  )

function* validateAttribute(node: CslNode, name: string, rule: ElementRule): Findings {
  if (name.startsWith('xmlns') || (name.includes(':') && name !== 'xml:lang')) return
  const known = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined
  if (known !== undefined) yield* validateValue(node, name, node.attrs[name] ?? '', known)
  else if (!EXTENSION_ATTRIBUTES.has(name)) yield unknownAttribute(node, name, Object.keys(rule.attributes))
}

function unknownAttribute(node: CslNode, name: string, allowed: readonly string[]): Finding {
  const closest = findClosestWord(name, allowed)
  const hint = closest === undefined ? '' : ` Did you mean ${closest}?`
  return findingAt(
    node,
    'warning',
    'style-unknown-attribute',
    `<${node.name}> has no attribute ${name}; it is ignored.${hint}`,
    { element: node.name, attribute: name, ...(closest !== undefined && { closest }) }
  )
}

function validateValue(node: CslNode, name: string, value: string, rule: AttributeRule): readonly Finding[] {
  switch (rule.kind) {
    case 'text':
      return []
    case 'count':
      return /^\d+$/.test(value.trim()) ? [] : [wrongValue(node, name, value, ['a whole number'])]
    case 'one':
      return rule.words.includes(value.trim()) ? [] : [wrongValue(node, name, value, rule.words)]
    case 'term':
      return isTerm(value) ? [] : [unknownWord(node, name, value, 'term', [])]
    case 'list':
      return value
        .split(/\s+/)
        .filter((word) => word !== '' && !rule.words.includes(word))
        .map((word) => unknownWord(node, name, word, rule.noun, rule.words))
    default:
      return assertNever(rule)
  }
}

function wrongValue(node: CslNode, name: string, value: string, expected: readonly string[]): Finding {
  const closest = findClosestWord(value, expected)
  const hint = closest === undefined ? '' : ` Did you mean “${closest}”?`
  return findingAt(
    node,
    'error',
    'style-wrong-value',
    `<${node.name}> has ${name}="${shorten(value)}"; expected ${expected.join(', ')}.${hint}`,
    {
      element: node.name,
      attribute: name,
      value: shorten(value),
      expected: expected.join(', '),
      ...(closest !== undefined && { closest })
    }
  )
}

function unknownWord(node: CslNode, name: string, word: string, noun: string, known: readonly string[]): Finding {
  const closest = findClosestWord(word, known)
  const hint = closest === undefined ? '' : ` Did you mean “${closest}”?`
  return findingAt(
    node,
    'warning',
    'style-unknown-word',
    `<${node.name}> has ${name}="${shorten(word)}", which is no ${noun} of CSL.${hint}`,
    { element: node.name, attribute: name, value: shorten(word), ...(closest !== undefined && { closest }) }
  )
}
