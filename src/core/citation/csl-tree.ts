import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { fail, succeed, type Result } from '#core/result'
import type { StyleError } from './processor'

/** An element of a CSL file. The member names are those the processor takes. */
export interface CslNode {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly (CslNode | string)[]
  /** Line on which the start tag begins, counted from 1. */
  readonly line: number
}

/** Well above the deepest published style, well below what a recursive walk can take. */
const MAX_DEPTH = 120
/** The largest published style has 150,000 characters with its spaces, 1,300 elements, and 13 attributes on one. */
const MAX_CHARACTERS = 1_000_000
const MAX_ELEMENTS = 20_000
const MAX_ATTRIBUTES = 100
const MAX_NAME = 100
/** Published styles have up to 350 characters in an attribute; terms are short. */
const MAX_VALUE = 2_000
const MAX_TEXT = 20_000

/**
 * Parses a CSL style or locale. Document type declarations are refused (they could name files or grow without bound),
 * so are files beyond a million characters, 20,000 elements, 120 levels, 100 attributes on one element, 100 characters in a
 * name, 2,000 in an attribute, or 20,000 in an element. Text between elements that is only space is left out.
 */
export function parseCsl(xml: string): Result<CslNode, StyleError> {
  if (xml.length > MAX_CHARACTERS)
    return fail({ code: 'not-a-style', message: 'The file is too large for a CSL style.' })
  const parser = new SaxesParser()
  try {
    const root = readTree(parser, xml)
    return root ? succeed(root) : fail({ code: 'not-xml', message: 'The file holds no XML element.' })
  } catch (cause) {
    return fail(cause instanceof Refusal ? cause.error : describeXmlError(cause, parser.line))
  }
}

class Refusal extends Error {
  constructor(readonly error: StyleError) {
    super(error.message)
  }
}

const tooMuch = (what: string, line: number): Refusal =>
  new Refusal({
    code: 'not-a-style',
    message: `The style ${what}, more than can be processed safely.`,
    line
  })

interface OpenNode extends CslNode {
  readonly children: (CslNode | string)[]
  /** Characters of the texts in it. */
  length: number
}

function readTree(parser: SaxesParser, xml: string): CslNode | undefined {
  const open: OpenNode[] = []
  let root: CslNode | undefined
  parser.on('doctype', () => {
    throw new Refusal({
      code: 'not-a-style',
      message: 'The style has a document type declaration (DOCTYPE), which is not allowed in CSL.',
      line: parser.line
    })
  })
  parser.on('error', (error) => {
    throw error
  })
  let startLine = 1
  let elements = 0
  let attributes = 0
  parser.on('opentagstart', () => {
    // Told after the character behind the name, which may end the line.
    startLine = /[\r\n]/.test(xml.charAt(parser.position - 1)) ? parser.line - 1 : parser.line
    attributes = 0
    if (++elements > MAX_ELEMENTS) throw tooMuch(`has more than ${MAX_ELEMENTS} elements`, parser.line)
  })
  parser.on('attribute', ({ name, value }) => {
    if (name.length > MAX_NAME)
      throw tooMuch(`has an attribute’s name of more than ${MAX_NAME} characters`, parser.line)
    if (value.length > MAX_VALUE) throw tooMuch(`has an attribute with more than ${MAX_VALUE} characters`, parser.line)
    if (++attributes > MAX_ATTRIBUTES)
      throw tooMuch(`has an element with more than ${MAX_ATTRIBUTES} attributes`, parser.line)
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (tag.name.length > MAX_NAME)
      throw tooMuch(`has an element’s name of more than ${MAX_NAME} characters`, parser.line)
    if (open.length >= MAX_DEPTH) throw tooMuch(`nests more than ${MAX_DEPTH} elements in each other`, parser.line)
    open.push({
      name: tag.name.replace(/^cs:/, ''),
      attrs: { ...tag.attributes },
      children: [],
      line: startLine,
      length: 0
    })
  })
  const addText = (text: string) => {
    const node = open.at(-1)
    if (!node || !text.trim()) return
    node.length += text.length
    if (node.length > MAX_TEXT) throw tooMuch(`has a text of more than ${MAX_TEXT} characters`, parser.line)
    node.children.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const node = open.pop()
    if (!node) return
    const parent = open.at(-1)
    if (parent) parent.children.push(closeNode(node))
    else root = closeNode(node)
  })
  parser.write(xml).close()
  return root
}

/** The processor reads the first child of a term without looking: an empty term is an empty text, not no text. */
const closeNode = ({ name, attrs, children, line }: OpenNode): CslNode => ({
  name,
  attrs,
  children: name === 'term' && children.length === 0 ? [''] : children,
  line
})

function describeXmlError(cause: unknown, line: number): StyleError {
  const reason = cause instanceof Error ? cause.message.replace(/^\d+:\d+: /, '') : String(cause)
  return { code: 'not-xml', message: `The file is not well-formed XML: line ${line}: ${reason}`, line }
}

export const isNode = (child: CslNode | string): child is CslNode => typeof child !== 'string'

/** The element children of a node, optionally of one name. */
export function elementsOf(node: CslNode, name?: string): readonly CslNode[] {
  const elements = node.children.filter(isNode)
  return name === undefined ? elements : elements.filter((element) => element.name === name)
}

/** The text of a node's first child element of that name, trimmed; empty when there is none. */
export function childText(node: CslNode, name: string): string {
  const child = elementsOf(node, name)[0]
  return child
    ? child.children
        .filter((part) => typeof part === 'string')
        .join('')
        .trim()
    : ''
}
