import { parseTex } from '#core/exchange/math/parse-tex'
import { writeMathMl } from '#core/exchange/math/write-mathml'

const MATH_NAMESPACE = 'http://www.w3.org/1998/Math/MathML'

/** Shows an equation as it prints; its TeX where it cannot be drawn. */
export function renderMath(element: HTMLElement, tex: string, display: 'inline' | 'block'): void {
  const drawn = drawMath(tex, display, element.ownerDocument)
  element.classList.toggle('math-empty', tex.trim() === '')
  element.classList.toggle('math-drawn', drawn !== undefined)
  element.replaceChildren(drawn ?? tex)
}

function drawMath(tex: string, display: 'inline' | 'block', owner: Document): Node | undefined {
  if (tex.trim() === '') return undefined
  const source = `<math xmlns="${MATH_NAMESPACE}" display="${display}">${writeMathMl(parseTex(tex), '')}</math>`
  const { documentElement } = new DOMParser().parseFromString(source, 'application/xml')
  return documentElement.namespaceURI === MATH_NAMESPACE ? owner.importNode(documentElement, true) : undefined
}
