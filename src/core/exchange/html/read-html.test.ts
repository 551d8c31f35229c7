import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { Block, Inline } from '#core/manuscript/nodes'
import { isMark, isTrackedChange } from '#core/manuscript/flatten-inlines'
import { textOf } from '#core/manuscript/text-of'
import { heldByBlocks } from '../loss/held-text'
import { findUnreadHtml } from './find-unread-html'
import { readHtml, readInlineHtml } from './read-html'

const read = (html: string) => readHtml(html, { ids: countingIds() })

/** Blocks in a short form: `h2 Title`, `p a **b**`, `- item (- nested)`, so that a case fits a line. */
const outline = (html: string): readonly string[] => read(html).blocks.map(show)

function show(node: Block): string {
  switch (node.type) {
    case 'heading':
      return `h${node.depth} ${showInlines(node.children)}`
    case 'paragraph':
      return `p ${showInlines(node.children)}`
    case 'list':
      return node.children
        .map((item) => `${node.ordered ? `${node.start ?? 1}.` : '-'} ${showItem(item.children)}`)
        .join(' | ')
    case 'blockquote':
      return `> ${node.children.map(show).join(' / ')}`
    case 'code':
      return `code:${node.lang ?? ''} ${node.value}`
    case 'table':
      return `table ${node.children.map((row) => row.children.map((cell) => `${cell.header ? '#' : ''}${textOf(cell.children)}${cell.colSpan ? `<${cell.colSpan}` : ''}`).join(',')).join(';')}`
    default:
      return node.type
  }
}

const showItem = ([first, ...rest]: readonly Block[]): string =>
  [first?.type === 'paragraph' ? showInlines(first.children) : '', ...rest.map((block) => `(${show(block)})`)]
    .join(' ')
    .trim()

const SIGNS: Readonly<Record<string, string>> = {
  strong: '**',
  emphasis: '*',
  underline: '__',
  delete: '~~',
  superscript: '^',
  subscript: '~'
}

const showInlines = (inlines: readonly Inline[]): string => inlines.map(showInline).join('')

function showInline(inline: Inline): string {
  if (inline.type === 'link') return `[${showInlines(inline.children)}](${inline.url})`
  if (isMark(inline)) return `${SIGNS[inline.type]}${showInlines(inline.children)}${SIGNS[inline.type]}`
  return inline.type === 'inlineCode' ? `\`${inline.value}\`` : textOf(inline)
}

const wordItem = (level: number, mark: string, text: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36pt;text-indent:-18pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`

describe('readHtml', () => {
  it('reads headings, marks, links, lists, quotes, code and rules', () => {
    expect(
      outline(
        '<h2>1.2 干细胞</h2><p>A <b>bold <i>and</i></b> <a href="https://doi.org/10.5555/x">DOI</a>, 10<sup>9</sup>/L</p>' +
          '<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p></li></ul><ol start=3><li>three</li></ol>' +
          '<blockquote><p>q</p></blockquote><pre><code class="language-r">x &lt;- 1\n</code></pre><hr>'
      )
    ).toEqual([
      'h2 1.2 干细胞',
      'p A **bold *and*** [DOI](https://doi.org/10.5555/x), 10^9^/L',
      '- one (- inner) | - two',
      '3. three',
      '> p q',
      'code:r x <- 1',
      'thematicBreak'
    ])
  })

  it('reads tables with header cells and spans, and unwraps a table that only places content', () => {
    expect(
      outline(
        '<table><thead><tr><td>Arm</td><td>n</td></tr></thead><tr><th>MSC-NP</th><td>27</td></tr><tr><td colspan=2>合计</td></tr></table>' +
          '<table><tr><td><p>just text</p></td></tr></table>'
      )
    ).toEqual(['table #Arm,#n;#MSC-NP,27;合计<2', 'p just text'])
  })

  it('reads the lists that Word writes as paragraphs', () => {
    expect(
      outline(
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->` +
          `<p class=MsoNormal><b>Intro</b><o:p></o:p></p>${wordItem(1, '·', 'first')}${wordItem(2, 'o', '第二')}${wordItem(1, '·', 'third')}` +
          `${wordItem(1, '3.', 'numbered')}<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>after</p><!--EndFragment--></body></html>`
      )
    ).toEqual(['p **Intro**', '- first (- 第二) | - third', '3. numbered', 'p after'])
  })

  it('reads what Google Docs copies: a wrapper that is not bold, and styles on spans', () => {
    expect(
      outline(
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400;">Title</span></h1>' +
          '<p dir="ltr"><span style="font-weight:400">plain </span><span style="font-weight:700;font-style:italic">both</span><span style="vertical-align:super">2</span></p>' +
          '<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>a</span></p></li><ul><li aria-level="2"><p>b</p></li></ul></ul></b>'
      )
    ).toEqual(['h1 Title', 'p plain ***both***^2^', '- a (- b)'])
  })

  it('keeps the source chips of a chat answer glued, as they show', () => {
    expect(
      outline(
        '<div class="markdown"><p>Benefits lasted 2 years <span data-state="closed"><a href="https://www.frontiersin.org/x"><span>Frontiers</span></a></span><button><span>MDPI</span><span>+2</span></button>.</p></div>' +
          '<nav><a href="/">Home</a></nav><span aria-hidden="true">decor</span>'
      )
    ).toEqual(['p Benefits lasted 2 years [Frontiers](https://www.frontiersin.org/x)MDPI+2.'])
  })

  it('collapses white space as a browser does, and keeps no-break spaces', () => {
    expect(outline('<p>\n  a\n  <b> b</b>   c&nbsp;d <br>\n e </p>\n')).toEqual(['p a **b** c\u00a0d\ne'])
  })

  it('runs and fetches nothing: unsafe links and remote images leave their words, and are told', () => {
    const { blocks, findings } = read(
      '<p onclick=x()>keep<script>bad()</script> <a href="javascript:x">点</a> <img src="http://example.org/a.png" alt="MRI scan"></p><iframe srcdoc="<p>no</p>"></iframe>'
    )
    expect(textOf(blocks)).toBe('keep 点 MRI scan')
    expect(JSON.stringify(blocks)).not.toMatch(/javascript|onclick|bad/u)
    expect(findings.map(({ code }) => code)).toEqual(['link-address-refused', 'remote-image'])
  })

  it.each([
    ['div', '<div>'.repeat(50_000) + 'x' + '</div>'.repeat(50_000)],
    ['unclosed b', '<b>'.repeat(20_000) + 'x'],
    ['ul', '<ul><li>'.repeat(20_000) + 'x'],
    ['blockquote', '<blockquote>'.repeat(8_000) + 'x'],
    ['table', '<table><tr><td>'.repeat(8_000) + 'x']
  ])('keeps the word inside a bottomless pit of %s', (_name, html) => {
    const { blocks, findings } = read(html)
    expect(textOf(blocks)).toContain('x')
    expect(findings.map(({ code }) => code)).toEqual(['html-too-deep'])
  })

  it('keeps pictures that are longer than a page may be, and words that speak of one', () => {
    const url = `data:image/png;base64,${'iVBORw0KGgoA'.repeat(1_700_000)}`
    const { blocks, findings } = read(`<p>图一 <img src="${url}" alt="一"> &lt;img src="${url.slice(0, 2000)}"&gt;</p>`)
    expect(findings).toEqual([])
    expect(blocks).toMatchObject([{ children: [{ value: '图一 ' }, { type: 'image', alt: '一' }, {}] }])
    const [paragraph] = blocks
    const [, image, words] = paragraph?.type === 'paragraph' ? paragraph.children : []
    expect(image?.type === 'image' && image.url === url).toBe(true)
    expect(words?.type === 'text' && words.value).toBe(` <img src="${url.slice(0, 2000)}">`)
  })

  it('never throws and keeps every word of well-formed text, whatever the tags around it', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'i',
      'ul',
      'li',
      'table',
      'tr',
      'td',
      'h2',
      'span',
      'a',
      'pre',
      'blockquote',
      'br'
    )
    const piece = fc.oneof(
      fc.constantFrom('stem ', '干细胞', ' MS'),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`)
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const words = pieces.filter((text) => !text.startsWith('<')).map((text) => text.trim())
        const found = textOf(read(pieces.join('')).blocks)
        const count = (text: string): number => found.split(text).length - 1
        for (const word of ['stem', '干细胞', 'MS'])
          expect(count(word)).toBe(words.filter((other) => other === word).length)
      })
    )
  })
})

describe('readInlineHtml', () => {
  it('gives the inline content of a paste inside a line', () => {
    expect(readInlineHtml('<meta charset=utf-8><span>a <b>中文</b></span>', { ids: countingIds() })).toEqual([
      { type: 'text', value: 'a ' },
      { type: 'strong', children: [{ type: 'text', value: '中文' }] }
    ])
  })

  it('is undefined where the paste holds blocks', () => {
    expect(readInlineHtml('<p>a</p>', { ids: countingIds() })).toBeUndefined()
  })
})

describe('tracked changes', () => {
  const WORD = '<span class=msoDel><del cite="mailto:Wei%20Li" datetime="2026-01-02T10:00">slow</del></span>'
  const OWN = '<ins class="change" data-author="李伟" datetime="2026-01-02T03:04:05Z">缓慢</ins>'
  const EDITOR = '<ins class="ice-ins ice-cts-1" data-username="Ann" data-time="1380000000">fast</ins>'
  const changesOf = (html: string) =>
    read(html).blocks.flatMap((block) =>
      block.type === 'paragraph'
        ? block.children.flatMap((one) =>
            isTrackedChange(one) ? [[one.type, one.author, one.date, textOf(one.children)].join(' ').trim()] : []
          )
        : []
    )

  it.each([
    ['Word', WORD, 'deletion Wei Li 2026-01-02T10:00:00Z slow'],
    ['our own pages', OWN, 'insertion 李伟 2026-01-02T03:04:05Z 缓慢'],
    ['an editor for the web', EDITOR, 'insertion Ann  fast'],
    ['a page with a day alone', '<del datetime="2026-01-02">old</del>', 'deletion  2026-01-02T00:00:00Z old'],
    ['a name that is not encoded', '<ins cite="mailto:100%">new</ins>', 'insertion 100%  new']
  ])('come in with who made them and when, from %s', (_, html, expected) => {
    expect(changesOf(`<p>It was ${html} then.</p>`)).toEqual([expected])
    expect(read(html).findings).toEqual([])
  })

  it('are marks where nobody signed them, which is told', () => {
    const html = '<p>It was <del>slow</del> <ins>fast</ins> <s>then</s>.</p>'
    expect(outline(html)).toEqual(['p It was ~~slow~~ __fast__ ~~then~~.'])
    expect(read(html).findings).toMatchObject([{ code: 'html-changes-unsigned', values: { count: 2 } }])
  })

  const unreadOf = (source: string, came: string) => {
    const { blocks } = read(came)
    return findUnreadHtml(source, heldByBlocks(blocks), [blocks]).map(({ code, message, place }) => ({
      code,
      place,
      shown: /“(.*)”/u.exec(message)?.[1]
    }))
  }

  it('are compared with the page', () => {
    const page = `<p>It was ${WORD} ${EDITOR},\n${OWN}.</p>`
    expect(unreadOf(page, page)).toEqual([])
    const told = (line: number, shown: string) => ({ code: 'html-change-unread', place: { line }, shown })
    expect(unreadOf(page, page.replace(/<\/?del.*?>/gu, ''))).toEqual([told(1, 'slow')])
    expect(unreadOf(page, page.replace(/<\/?ins.*?>/gu, ''))).toEqual([told(1, 'fast'), told(2, '缓 慢')])
    expect(unreadOf(page, page.replace('slow', ''))).toContainEqual(told(1, 'slow'))
  })

  it('are none in elements of other names, whatever these are called', () => {
    const page = '<p>Cells <constructor data-author="A">help</constructor>.</p>'
    expect(outline(page)).toEqual(['p Cells help.'])
    expect(unreadOf(page, page)).toEqual([])
  })

  it('are compared with the remarks and the words of pictures in them', () => {
    const remark = '<span class="comment" role="note" data-comment="c1" data-author="Li Wei"><b>Li Wei</b> <span class="said">Why?</span></span>' // prettier-ignore
    const page = `<p>It was <del data-author="A">slow${remark}<img src="data:image/png;base64,iVBORw0KGgo=" alt="a curve"></del>.</p>`
    expect(unreadOf(page, page)).toEqual([])
  })

  it('are compared in notes, with marks inside, and inside of each other', () => {
    const page =
      '<p>A<sup class="note" data-note="n-fn-1"><a href="#n-fn-1">1</a></sup> <ins data-author="A">put <b>in</b> and <del data-author="B">out</del></ins></p><aside class="note-text" id="n-fn-1"><p>Also <ins data-author="A">here</ins></p></aside>'
    expect(unreadOf(page, page)).toEqual([])
  })
})
