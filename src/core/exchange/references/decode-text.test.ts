import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text'

const bytesOf = (units: string): Uint8Array => Uint8Array.from(units, (unit) => unit.charCodeAt(0))

function utf16(text: string, isLittle: boolean): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const unit = character.charCodeAt(0)
      return isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff]
    })
  )
}

/** “TI  - 间充质干细胞治疗多发性硬化的临床试验 / AU  - 陈建国” in GB18030. */
const GB18030 = bytesOf(
  'TY  - JOUR\nTI  - \xbc\xe4\xb3\xe4\xd6\xca\xb8\xc9\xcf\xb8\xb0\xfb\xd6\xce\xc1\xc6\xb6\xe0\xb7\xa2\xd0\xd4\xd3\xb2\xbb\xaf\xb5\xc4\xc1\xd9\xb4\xb2\xca\xd4\xd1\xe9\nAU  - \xb3\xc2\xbd\xa8\xb9\xfa\nER  - \n'
)
/** The same in traditional characters as a BibTeX entry, in Big5. */
const BIG5 = bytesOf(
  '@article{a, title={\xb6\xa1\xa5R\xbd\xe8\xb7F\xb2\xd3\xadM\xaav\xc0\xf8\xa6h\xb5o\xa9\xca\xb5w\xa4\xc6\xafg\xaa\xba\xc1{\xa7\xc9\xb8\xd5\xc5\xe7}, journal={\xa4\xa4\xb5\xd8\xc2\xe5\xbe\xc7\xc2\xf8\xbbx}, author={\xb3\xaf, \xab\xd8\xb0\xea}}'
)
const WINDOWS_1252 = bytesOf(
  '@book{a, title={\xdcber die \xc4hnlichkeit: \x93na\xefve\x94 M\xfcller \x96 Stra\xdfe}, author={Garc\xeda, Jos\xe9}}'
)
const CHINESE = '@article{王2019, title={间充质干细胞 in MS}, journal={中华神经科杂志}}'

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(CHINESE), CHINESE],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${CHINESE}`), CHINESE],
    ['UTF-16LE with a mark', utf16(`\uFEFF${CHINESE}`, true), CHINESE],
    ['UTF-16BE with a mark', utf16(`\uFEFF${CHINESE}`, false), CHINESE],
    ['UTF-16LE without a mark', utf16(CHINESE, true), CHINESE],
    ['UTF-16BE without a mark', utf16(CHINESE, false), CHINESE],
    ['old line ends', new TextEncoder().encode('TY  - JOUR\rER  - \r\nend'), 'TY  - JOUR\nER  - \nend']
  ])('reads %s', (_, bytes, text) => expect(decodeText('a', bytes)).toEqual({ text, findings: [] }))

  it.each([
    ['decoded-as-gb18030', GB18030, '间充质干细胞治疗多发性硬化的临床试验\nAU  - 陈建国'],
    ['decoded-as-big5', BIG5, '間充質幹細胞治療多發性硬化症的臨床試驗}, journal={中華醫學雜誌}, author={陳, 建國}'],
    ['decoded-as-windows-1252', WINDOWS_1252, 'Über die Ähnlichkeit: “naïve” Müller – Straße}, author={García, José}']
  ])('tells %s by the bytes, and says so', (code, bytes, part) => {
    const { text, findings } = decodeText('a', bytes)
    expect(text).toContain(part)
    expect(findings).toMatchObject([{ severity: 'warning', code }])
  })
})
