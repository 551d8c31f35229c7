import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLatex, decodeLatexPlain, decodeVerbatim } from './decode-latex'

describe('decodeLatex', () => {
  it.each([
    ['M{\\"u}ller, Herm\\"an\\~n, \\c{C}elik, \\v Sari\\\'{c}, {\\" o}', 'Müller, Hermänñ, Çelik, Šarić, ö'],
    ["\\O{}stergaard and {\\ss} and \\aa ngstrom and \\'{\\i}", 'Østergaard and ß and ångstrom and í'],
    ["``quoted'' -- and --- `single'", "“quoted” – and — ‘single'"],
    ['\\enquote{outer \\enquote{inner}}', '“outer ‘inner’”'],
    ['a\\&b\\%c\\$d\\#e\\_f\\textasciitilde{}\\textasciicircum{}\\textbackslash{}', 'a&b%c$d#e_f~^\\'],
    ['\\emph{EAE} in {\\it mice} and \\textbf{not} rats', '<i>EAE</i> in <i>mice</i> and <b>not</b> rats'],
    ['\\textsc{small} H\\textsubscript{2}O', '<span style="font-variant:small-caps;">small</span> H<sub>2</sub>O'],
    [
      '$^{13}$C, CO$_2$, $10^{-3}$ and $\\alpha$-synuclein',
      '<sup>13</sup>C, CO<sub>2</sub>, 10<sup>-3</sup> and α-synuclein'
    ],
    ['\\ce{H2O} at 37$^\\circ$C, $p \\le 0.05$', 'H<sub>2</sub>O at 37°C, p ≤0.05'],
    ['costs $5 to $10 and 50% more', 'costs $5 to $10 and 50% more'],
    ['{MSC}-derived {\\em {neural}} cells', 'MSC-derived <i>neural</i> cells'],
    ['see \\url{https://a.org/b_c%20d~e--f} here', 'see https://a.org/b_c%20d~e--f here'],
    ['\\href{https://a.org}{Example}', 'Example'],
    ['\\foreignlanguage{german}{Wort} \\textcolor{red}{rot}', 'Wort rot'],
    ['干细胞 \\emph{多发性硬化}——综述', '干细胞 <i>多发性硬化</i>——综述'],
    ['line%\n   continued', 'linecontinued'],
    ['too } many } braces {', 'too many braces'],
    ['\\frac{1}{2} dose', '1/2 dose'],
    ['(000\\bar{1}) x\\bar{y}', '(0001\u0305) xȳ'],
    ['<i>kept</i>', '<i>kept</i>']
  ])('reads %j', (latex, text) => expect(decodeLatex(latex)).toBe(text))

  it('keeps what an unknown command holds, and tells of it', () => {
    const told: string[] = []
    expect(decodeLatex('\\strange{text} and \\odd end', (command) => told.push(command))).toBe('text and \\odd end')
    expect(told).toEqual(['strange', 'odd'])
  })

  it('exhausts no stack and no time', () => {
    for (const piece of ['\\emph{', '\\"', '{', '$', '\\bf ', '\\enquote{', '\\( ', '\\url{', '^', '\\frac']) {
      expect(typeof decodeLatex(piece.repeat(50_000))).toBe('string')
    }
  })

  it('throws on no text and leaves text without LaTeX alone', () => {
    const pieces = fc.constantFrom(
      '\\',
      '{',
      '}',
      '$',
      '^',
      '_',
      'emph',
      '"',
      "'",
      '`',
      '-',
      '%',
      '\n',
      'a',
      '干',
      '~',
      '['
    )
    fc.assert(fc.property(fc.array(pieces), (parts) => void decodeLatex(parts.join(''))))
    fc.assert(
      fc.property(fc.stringMatching(/^[\w干细胞 ,.:;()]*$/), (text) => {
        expect(decodeLatex(text)).toBe(text.replace(/\s+/g, ' ').trim())
      })
    )
  })
})

describe('decodeLatexPlain', () => {
  it('drops markup and unbreakable spaces', () => {
    expect(decodeLatexPlain('Alfred~A. \\textit{Knopf}')).toBe('Alfred A. Knopf')
  })
})

describe('decodeVerbatim', () => {
  it.each([
    ['10.1016/j.ebiom.2018\\_02', '10.1016/j.ebiom.2018_02'],
    ['{\\url{https://a.org/\\%20b\\#c}}', 'https://a.org/%20b#c'],
    ['https://a.org/{\\textasciitilde}me', 'https://a.org/~me']
  ])('reads %s', (written, address) => expect(decodeVerbatim(written)).toBe(address))
})
