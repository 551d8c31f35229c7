import { describe, expect, it } from 'vitest'
import { checkStyle } from './check-style'
import { decodeStyle } from './decode-style'

const xml = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Zürich 中文</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation></style>`

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytesOf = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return new Uint8Array(view.buffer)
}
const titleOf = (bytes: Uint8Array): string | undefined => {
  const { style } = checkStyle(decodeStyle(bytes))
  return style?.kind === 'independent' ? style.info.title : undefined
}

describe('the text of a style file', () => {
  it.each([
    ['UTF-8', utf8(xml('utf-8'))],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${xml('utf-8')}`)],
    ['UTF-8 that declares UTF-16', utf8(xml('UTF-16'))],
    ['UTF-8 that declares Latin 1', utf8(xml('iso-8859-1'))],
    ['UTF-8 that declares what is unknown', utf8(xml('klingon'))],
    ['UTF-16, the small end first', bytesOf(`\uFEFF${xml('utf-16')}`, true)],
    ['UTF-16, the big end first', bytesOf(`\uFEFF${xml('utf-16')}`, false)],
    ['UTF-16 without a mark', bytesOf(xml('utf-16'), true)],
    ['UTF-16 without a mark, the big end first', bytesOf(xml('utf-16'), false)]
  ])('is read from %s', (_name, bytes) => {
    expect(titleOf(bytes)).toBe('Zürich 中文')
  })

  it('is read in the encoding it declares where it is not UTF-8', () => {
    const latin = Uint8Array.from(xml('ISO-8859-1').replace('中文', ''), (letter) => letter.charCodeAt(0))
    expect(titleOf(latin)).toBe('Zürich')
    const chinese = xml('gbk').replace('Zürich 中文', '@@@@')
    const gbk = Uint8Array.from(chinese, (letter) => letter.charCodeAt(0))
    gbk.set([0xd6, 0xd0, 0xce, 0xc4], chinese.indexOf('@'))
    expect(titleOf(gbk)).toBe('中文')
  })

  it('keeps what can be read where bytes are in no encoding', () => {
    const broken = Uint8Array.from(xml('utf-8').replace('Zürich 中文', 'Z\u00FCrich'), (letter) => letter.charCodeAt(0))
    expect(titleOf(broken)).toBe('Z\uFFFDrich')
  })

  it.each([[utf8('')], [Uint8Array.of(0xff)], [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], [Uint8Array.of(0x3c, 0)]])(
    'that is none gives an error (%#)',
    (bytes) => {
      expect(checkStyle(decodeStyle(bytes)).findings[0]?.severity).toBe('error')
    }
  )
})
