import { describe, expect, it } from 'vitest'
import { readStyle } from './read-style'
import { shippedStyle, shippedStyles } from './testing/shipped-styles'

const wrap = (content: string, attributes = 'class="in-text" version="1.0"') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" ${attributes}>\n<info><title>Mine</title><id>my-style</id></info>\n${content}</style>`
const layout = '<citation><layout><text variable="title"/></layout></citation>'

function refuses(text: string, code: string, message: RegExp, line?: number) {
  const read = readStyle(text)
  expect(read).toMatchObject({ ok: false, error: { code, ...(line !== undefined && { line }) } })
  if (!read.ok) expect(read.error.message).toMatch(message)
}

const calls = (name: number) => `<text macro="m${name}"/>`.repeat(8)
const dependent = (address: string) =>
  `<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Cells</title><link rel="independent-parent" href="${address}"/></info></style>`

describe('readStyle', () => {
  it('describes an independent style', () => {
    const read = readStyle(
      `\uFEFF${wrap(`${layout}<bibliography><layout><text variable="citation-number"/></layout></bibliography>`)}`
    )
    expect(read.ok && read.value.kind === 'independent' && read.value.info).toEqual({
      id: 'my-style',
      title: 'Mine',
      class: 'in-text',
      format: 'numeric',
      hasBibliography: true
    })
  })

  it('accepts every style of the shortlist and agrees with the index', async () => {
    for (const { id, format, hasBibliography } of (await shippedStyles.catalogue()).shortlist) {
      const read = readStyle(await shippedStyle(id))
      expect(read.ok && read.value.kind === 'independent' && read.value.info).toMatchObject({ format, hasBibliography })
    }
  })

  it('refuses what is no XML, with the line', () => {
    refuses('@article{a, title = {b}}', 'not-xml', /well-formed/)
    refuses('', 'not-xml', /no XML|well-formed/)
    refuses(`${wrap(layout)}\n<oops`, 'not-xml', /line 5/, 5)
    refuses('<style>&nbsp;</style>', 'not-xml', /entity/)
  })

  it('refuses XML that is no style', () => {
    refuses('<html><body/></html>', 'not-a-style', /<html>/, 1)
    refuses('<locale xmlns="http://purl.org/net/xbiblio/csl"/>', 'not-a-style', /locale/)
    refuses(wrap('<macro name="a"/>'), 'not-a-style', /no <citation>/)
  })

  it('refuses document type declarations, circles of macros, undefined macros and bottomless nesting', () => {
    refuses(
      `<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n${wrap(layout)}`,
      'not-a-style',
      /DOCTYPE/,
      1
    )
    const circle = '<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>'
    refuses(wrap(`${circle}<citation><layout><text macro="a"/></layout></citation>`), 'not-a-style', /a → b → a/)
    refuses(wrap('<citation><layout><text macro="lost"/></layout></citation>'), 'not-a-style', /“lost”/, 4)
    refuses(wrap(`${'<group>'.repeat(5000)}${'</group>'.repeat(5000)}`), 'not-a-style', /nests/)
  })

  it('refuses macros that multiply beyond measure', () => {
    const macros = Array.from({ length: 11 }, (_, index) => `<macro name="m${index}">${calls(index + 1)}</macro>`).join(
      ''
    )
    const bomb = `${macros}<macro name="m11"><text value="x"/></macro>`
    refuses(wrap(`${bomb}<citation><layout><text macro="m0"/></layout></citation>`), 'not-a-style', /so often/)
  })

  it('resolves a dependent style to a parent at hand, and names the one that is not', async () => {
    const catalogue = await shippedStyles.catalogue()
    const find = (address: string) => catalogue.find(address)?.id
    const found = readStyle(
      dependent('http://www.zotero.org/styles/multidisciplinary-digital-publishing-institute'),
      find
    )
    expect(found).toMatchObject({ ok: true, value: { kind: 'dependent', title: 'Cells' } })
    const lost = readStyle(dependent('http://127.0.0.1/secret'), find)
    expect(lost).toMatchObject({ ok: false, error: { code: 'dependent-style' } })
    if (!lost.ok) expect(lost.error.message).toContain('http://127.0.0.1/secret')
  })
})
