import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../docx/xml-tree'
import { equationOmml, readEquation } from './equation-omml'
import { parseTex } from './parse-tex'
import { writeTex } from './write-tex'

const NAMESPACES =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function element(omml: string): Parameters<typeof readEquation>[0] {
  const xml = omml.includes('xmlns:m=') ? omml : omml.replace(/^<m:oMath/, `<m:oMath ${NAMESPACES}`)
  const parsed = parseXml(new TextEncoder().encode(xml), 'equation')
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const throughWord = (tex: string): ReturnType<typeof readEquation> =>
  readEquation(element(equationOmml({ value: tex })))

/** Equations as reviews write them, in our spelling. */
const USUAL = [
  'x^2',
  String.raw`\frac{a}{b}`,
  String.raw`\alpha + \beta_i`,
  String.raw`\hat{\theta} = \frac{\sum_{i = 1}^k w_i\hat{\theta}_i}{\sum_{i = 1}^k w_i}`,
  String.raw`I^2 = \left( \frac{Q - df}{Q} \right) \times 100\%`,
  String.raw`\sqrt{\frac{p(1 - p)}{n}}`,
  String.raw`\sqrt[3]{x}`,
  String.raw`\int_0^{\infty} e^{-x}dx`,
  String.raw`\lim_{x \to 0} \frac{\sin x}{x}`,
  String.raw`\begin{pmatrix}a & b \\ c & d\end{pmatrix}`,
  String.raw`f(x) = \begin{cases}0 & x < 0 \\ 1 & x \geq 0\end{cases}`,
  String.raw`\begin{aligned}a & = b \\ c & = d\end{aligned}`,
  String.raw`\binom{n}{k}`,
  String.raw`\mathrm{CI} = \bar{x} \pm 1.96\,\mathrm{SE}`,
  String.raw`\ln\mathrm{OR}`,
  String.raw`\overline{AB}\underbrace{x + y}_{\text{两项 terms}}`,
  String.raw`H_0: \mu_1 = \mu_2`,
  String.raw`\mathbb{R}^n`,
  String.raw`y'' + y' = 0`,
  String.raw`\text{疗效} = \frac{\text{有效人数}}{\text{总人数}}`,
  String.raw`{}_6^{12}C`,
  String.raw`\log_{10} x`,
  String.raw`\left| x \right|`,
  String.raw`\tau^2 > 0`,
  String.raw`\mathrm{SE}^2`
]

describe('equations in TeX', () => {
  it.each(USUAL)('come back from Word as they were: %s', (tex) => {
    const read = throughWord(tex)
    expect(throughWord(read.value)).toEqual(read)
    expect(read.omml).toBeUndefined()
  })

  it('print in one spelling', () => {
    const spelled = (tex: string): string => writeTex(parseTex(tex))
    expect(spelled(String.raw`\alpha+\beta_{i}`)).toBe(String.raw`\alpha + \beta_i`)
    expect(spelled(String.raw`\frac 12`)).toBe(String.raw`\frac{1}{2}`)
    expect(spelled('x^12')).toBe('x^12')
    expect(spelled('-x')).toBe('-x')
    expect(spelled(String.raw`\mathrm{SE}=0.5`)).toBe(String.raw`\mathrm{SE} = 0.5`)
  })

  it('keep what is not known', () => {
    expect(throughWord(String.raw`\foo{x}`).value).toContain('foo')
    for (const odd of [
      'a & b',
      '} x {',
      String.raw`\end{x} y`,
      String.raw`\left( x`,
      '^',
      '_',
      "'",
      '\\',
      String.raw`\right)`
    ]) {
      const shown = equationOmml({ value: odd }).replace(/<[^>]*>/g, '')
      for (const letter of odd.match(/(?<!\\\w*)[xyab]/g) ?? []) expect(shown).toContain(letter)
    }
  })

  it('never hang, and give one tree for one spelling', () => {
    const token = fc.constantFrom('a', '1', '12', '{', '}', '^', '_', '&', '\\\\', '\\frac', '\\sqrt', '[', ']', '\\left', '\\right', '(', ')', '\\sum', '\\sin', '\\alpha', "'", ' ', '+', '\\text', '\\begin{matrix}', '\\end{matrix}', '治', '%', '~', '\\,', '\\mathbf', '\\hat', '\\foo') // prettier-ignore
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const tree = parseTex(tokens.join(''))
        equationOmml({ value: tokens.join('') })
        expect(typeof writeTex(tree)).toBe('string')
      }),
      { numRuns: 400 }
    )
  })

  it('are read at once however they nest', () => {
    for (const part of ['{', String.raw`\left(`, 'x^']) expect(parseTex(part.repeat(50_000)).kind).toBeDefined()
  }, 5_000)
})

describe('equations of Word', () => {
  it('come in as TeX, with the look of the controls left aside', () => {
    const read = readEquation(
      element(
        '<m:oMath><m:sSup><m:sSupPr><m:ctrlPr><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/><w:i/></w:rPr></m:ctrlPr></m:sSupPr>' +
          '<m:e><m:r><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr><m:t>I</m:t></m:r></m:e>' +
          '<m:sup><m:r><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr><m:t>2</m:t></m:r></m:sup></m:sSup>' +
          '<m:r><m:t>=75</m:t></m:r></m:oMath>'
      )
    )
    expect(read).toEqual({ value: 'I^2 = 75' })
  })

  it('are kept whole where TeX holds less, and without what is no mathematics', () => {
    const omml =
      '<m:oMath><m:borderBox><m:e><m:r><m:t>E=mc</m:t></m:r></m:e></m:borderBox><w:hyperlink><m:r><m:t>!</m:t></m:r></w:hyperlink></m:oMath>'
    const read = readEquation(element(omml))
    expect(read.value).toBe('E = mc!')
    expect(read.omml).toContain('<m:borderBox>')
    expect(read.omml).not.toContain('hyperlink')
    expect(equationOmml(read)).toBe(
      '<m:oMath><m:borderBox><m:e><m:r><m:t>E=mc</m:t></m:r></m:e></m:borderBox></m:oMath>'
    )
  })

  it('fall back on the TeX where what was kept is no equation', () => {
    expect(equationOmml({ value: 'x', omml: '<script>' })).toBe(
      '<m:oMath><m:r><m:t xml:space="preserve">x</m:t></m:r></m:oMath>'
    )
  })
})
