import { parseXml } from '../docx/xml-tree'
import type { XmlElement } from '../docx/xml-tree'
import { xmlAttribute, xmlText } from '../docx/xml-text'
import { parseTex } from './parse-tex'
import { readOmml } from './read-omml'
import { writeOmml } from './write-omml'
import { writeTex } from './write-tex'

const MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** An equation as a manuscript keeps it. */
export interface EquationValue {
  readonly value: string
  /** The `m:oMath` it came in as, where TeX holds less. */
  readonly omml?: string
}

/** The equation that an `m:oMath` shows; the element itself is kept where the TeX would not give it back. */
export function readEquation(element: XmlElement): EquationValue {
  const tree = readOmml(element)
  const value = writeTex(tree)
  const isWhole = writeOmml(parseTex(value)) === writeOmml(tree) && bareOmml(element) === bareXml(writeOmml(tree))
  return isWhole ? { value } : { value, omml: serialize(element, `${MATH} ${WORD}`) }
}

/**
 * The `m:oMath` of an equation, its prefixes `m` and `w` left to the document to declare: the kept element without
 * anything that is no mathematics, or what its TeX says.
 */
export function equationOmml({ value, omml }: EquationValue): string {
  const kept = omml === undefined ? undefined : parseXml(new TextEncoder().encode(omml), 'equation')
  if (kept?.ok && kept.value.name === 'm:oMath') return serialize(kept.value)
  return `<m:oMath>${writeOmml(parseTex(value))}</m:oMath>`
}

/** Of Word's own vocabulary an equation holds only the properties of its runs; relationships would dangle. */
function serialize(element: XmlElement, declarations = ''): string {
  const attributes = [...element.attributes]
    .filter(([name]) => /^(?:[mw]:\w+|xml:space)$/u.test(name))
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
  const inside = element.children
    .map((child) => {
      if (typeof child === 'string') return /\S/u.test(child) || isText(element) ? xmlText(child) : ''
      return isMathematics(child) ? serialize(child) : ''
    })
    .join('')
  const open = `<${element.name}${declarations && ` ${declarations}`}${attributes.join('')}`
  return inside === '' ? `${open}/>` : `${open}>${inside}</${element.name}>`
}

const isText = ({ name }: XmlElement): boolean => name === 'm:t' || name === 'w:t'

const ALLOWED =
  /^(?:m:\w+|w:(?:rPr|rFonts|b|bCs|i|iCs|color|sz|szCs|highlight|u|lang|vertAlign|strike|t|ins|del|r|br|delText))$/u
const isMathematics = ({ name }: XmlElement): boolean => ALLOWED.test(name)

/** An equation without what says nothing of its meaning: properties of runs and of controls, and how runs are cut. */
function bareOmml(element: XmlElement): string {
  return bareXml(
    element.children.map((child) => (typeof child === 'string' ? '' : serialize(withoutLook(child)))).join('')
  )
}

function withoutLook(element: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || !LOOK.has(child.name))
    .map((child) => (typeof child === 'string' ? child : withoutLook(child)))
  return { ...element, children }
}

const LOOK: ReadonlySet<string> = new Set(['m:ctrlPr', 'w:rPr', 'm:argPr'])

const bareXml = (xml: string): string =>
  xml
    .replace(/ xml:space="preserve"/g, '')
    .replace(/<m:(?:\w+Pr)\/>/g, '')
    .replace(/<m:(\w+Pr)><\/m:\1>/g, '')
    .replace(/<\/m:t><\/m:r><m:r><m:t>/g, '')
