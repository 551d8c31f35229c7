import type { SideLanguage } from './side-language'

/** What the look of a document depends on. */
export interface StyleOptions {
  readonly language: SideLanguage
  /** Closer type and lines, for two columns. */
  readonly compact: boolean
  readonly hangingIndent: boolean
  /** Empty lines between entries of the bibliography. */
  readonly entrySpacing: number
}

/** One style as a row: children of `pPr` and `rPr` in schema order. */
interface Style {
  readonly id: string
  /** Built-in styles keep Word's own English names, by which every language version knows them. */
  readonly name: string
  readonly type?: 'paragraph' | 'character'
  readonly basedOn?: string
  readonly next?: string
  readonly priority?: number
  readonly paragraph?: string
  readonly run?: string
}

const INDENT = 480
const CJK_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'

/** `word/styles.xml`: document defaults without a theme, and every style the writer uses. */
export function stylesXml(options: StyleOptions): string {
  const styles = [...paragraphStyles(options), ...characterStyles()].map(writeStyle).join('')
  return `${OPEN}${documentDefaults(options)}${styles}${TABLE_STYLES}</w:styles>`
}

const OPEN = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'

function documentDefaults({ language, compact }: StyleOptions): string {
  const { latinFont, eastAsiaFont, latinTag, eastAsiaTag } = language
  const size = compact ? 21 : 24
  return (
    '<w:docDefaults><w:rPrDefault><w:rPr>' +
    `<w:rFonts w:ascii="${latinFont}" w:eastAsia="${eastAsiaFont}" w:hAnsi="${latinFont}" w:cs="${latinFont}"/>` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` +
    `<w:lang w:val="${latinTag}" w:eastAsia="${eastAsiaTag}" w:bidi="ar-SA"/>` +
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>' +
    `<w:spacing w:after="${compact ? 80 : 120}" w:line="${compact ? 276 : 360}" w:lineRule="auto"/>` +
    '</w:pPr></w:pPrDefault></w:docDefaults>'
  )
}

function paragraphStyles(options: StyleOptions): readonly Style[] {
  const body: readonly Style[] = [
    { id: 'Normal', name: 'Normal', priority: 0 },
    {
      id: 'BodyTextFirstIndent',
      name: 'Body Text First Indent',
      basedOn: 'Normal',
      priority: 1,
      paragraph: CJK_FIRST_LINE
    },
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 10,
      paragraph:
        '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="360" w:line="300" w:lineRule="auto"/><w:jc w:val="center"/>',
      run: size(options.compact ? 28 : 34, '<w:b/><w:bCs/>')
    },
    {
      id: 'Authors',
      name: 'Authors',
      basedOn: 'Normal',
      next: 'Affiliation',
      paragraph: '<w:keepLines/><w:spacing w:after="120" w:line="300" w:lineRule="auto"/><w:jc w:val="center"/>',
      run: size(options.compact ? 21 : 24)
    },
    {
      id: 'Affiliation',
      name: 'Affiliation',
      basedOn: 'Normal',
      paragraph: '<w:keepLines/><w:spacing w:after="40" w:line="264" w:lineRule="auto"/><w:jc w:val="center"/>',
      run: size(options.compact ? 18 : 20)
    },
    {
      id: 'AbstractText',
      name: 'Abstract Text',
      basedOn: 'Normal',
      paragraph: `<w:ind w:left="${INDENT}" w:right="${INDENT}"/>`,
      run: size(options.compact ? 20 : 22)
    },
    {
      id: 'Keywords',
      name: 'Keywords',
      basedOn: 'AbstractText',
      next: 'Normal',
      paragraph: `<w:spacing w:after="${options.compact ? 160 : 240}"/>`
    },
    ...headingStyles(options.compact),
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      priority: 29,
      paragraph: `<w:ind w:left="${INDENT}" w:right="${INDENT}"/>`
    },
    {
      id: 'SourceCode',
      name: 'Source Code',
      basedOn: 'Normal',
      paragraph:
        '<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/><w:wordWrap w:val="0"/><w:spacing w:line="260" w:lineRule="auto"/><w:jc w:val="left"/>',
      run: size(19, MONOSPACE)
    },
    {
      id: 'ThematicBreak',
      name: 'Thematic Break',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph:
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="808080"/></w:pBdr><w:spacing w:before="0" w:after="240" w:line="240" w:lineRule="auto"/>'
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      paragraph: '<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>',
      run: size(options.compact ? 18 : 21)
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      paragraph: '<w:keepNext/>',
      run: '<w:b/><w:bCs/>'
    },
    {
      id: 'Bibliography',
      name: 'Bibliography',
      basedOn: 'Normal',
      priority: 37,
      paragraph: bibliographyProperties(options)
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 35,
      paragraph: '<w:keepLines/><w:spacing w:before="60" w:after="160" w:line="276" w:lineRule="auto"/>',
      run: size(options.compact ? 18 : 21)
    },
    ...['footnote', 'endnote'].map((kind): Style => ({
      id: `${capital(kind)}Text`,
      name: `${kind} text`,
      basedOn: 'Normal',
      priority: 99,
      paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>',
      run: size(18)
    })),
    {
      id: 'CommentText',
      name: 'annotation text',
      basedOn: 'Normal',
      priority: 99,
      paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>',
      run: size(20)
    },
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      priority: 99,
      paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
      run: size(18)
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      priority: 99,
      paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
      run: size(18)
    }
  ]
  return [...body, ...listStyles()]
}

function headingStyles(compact: boolean): readonly Style[] {
  const sizes = compact ? [25, 23, 21, 21] : [30, 27, 25, 24]
  return sizes.map((points, index) => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    basedOn: 'Normal',
    next: 'Normal',
    priority: 9,
    paragraph:
      `<w:keepNext/><w:keepLines/><w:spacing w:before="${[320, 260, 200, 160][index] ?? 160}" w:after="100" w:line="300" w:lineRule="auto"/>` +
      `<w:outlineLvl w:val="${index}"/>`,
    run: size(points, index === 3 ? '<w:b/><w:bCs/><w:i/><w:iCs/>' : '<w:b/><w:bCs/>')
  }))
}

function listStyles(): readonly Style[] {
  const tight = '<w:spacing w:after="60"/>'
  const continued = [1, 2, 3, 4, 5].map((level): Style => {
    const number = level === 1 ? '' : String(level)
    return {
      id: `ListContinue${number}`,
      name: `List Continue${number && ` ${number}`}`,
      basedOn: 'Normal',
      priority: 99,
      paragraph: `${tight}<w:ind w:left="${INDENT * level}"/>`
    }
  })
  return [
    { id: 'ListBullet', name: 'List Bullet', basedOn: 'Normal', priority: 99, paragraph: tight },
    { id: 'ListNumber', name: 'List Number', basedOn: 'Normal', priority: 99, paragraph: tight },
    ...continued
  ]
}

/** A label that stands apart needs the hanging indent too: the tab after it goes there. */
function bibliographyProperties({ hangingIndent, entrySpacing }: StyleOptions): string {
  const after = 60 + Math.min(Math.max(entrySpacing, 0), 4) * 120
  const indent = hangingIndent ? `<w:ind w:left="${INDENT}" w:hanging="${INDENT}"/>` : ''
  return `<w:spacing w:after="${after}" w:line="300" w:lineRule="auto"/>${indent}`
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const MONOSPACE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'

function characterStyles(): readonly Style[] {
  return [
    {
      id: 'Hyperlink',
      name: 'Hyperlink',
      type: 'character',
      priority: 99,
      run: '<w:color w:val="0B5394"/><w:u w:val="single"/>'
    },
    ...['footnote', 'endnote'].map((kind): Style => ({
      id: `${capital(kind)}Reference`,
      name: `${kind} reference`,
      type: 'character',
      priority: 99,
      run: '<w:vertAlign w:val="superscript"/>'
    })),
    { id: 'CommentReference', name: 'annotation reference', type: 'character', priority: 99, run: size(16) },
    { id: 'VerbatimChar', name: 'Verbatim Char', type: 'character', run: MONOSPACE },
    {
      id: 'SourceLabel',
      name: 'Source Label',
      type: 'character',
      run: '<w:shd w:val="clear" w:color="auto" w:fill="FFD978"/>'
    }
  ]
}

function size(halfPoints: number, before = ''): string {
  return `${before}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
}

function writeStyle({ id, name, type = 'paragraph', basedOn, next, priority, paragraph, run }: Style): string {
  const isCustom = priority === undefined
  return [
    `<w:style w:type="${type}"${id === 'Normal' ? ' w:default="1"' : ''}${isCustom ? ' w:customStyle="1"' : ''} w:styleId="${id}">`,
    `<w:name w:val="${name}"/>`,
    basedOn ? `<w:basedOn w:val="${basedOn}"/>` : '',
    next ? `<w:next w:val="${next}"/>` : '',
    isCustom ? '' : `<w:uiPriority w:val="${priority}"/>`,
    '<w:qFormat/>',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    run ? `<w:rPr>${run}</w:rPr>` : '',
    '</w:style>'
  ].join('')
}

const CELL_MARGINS =
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'

/** Medical journals print tables with three lines: above, below the header row, and at the foot. */
const TABLE_STYLES =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${CELL_MARGINS}</w:tblPr></w:style>` +
  '<w:style w:type="table" w:customStyle="1" w:styleId="ThreeLineTable"><w:name w:val="Three-Line Table"/><w:basedOn w:val="TableNormal"/>' +
  '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/>' +
  '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr>' +
  '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="FacingPages"><w:name w:val="Facing Pages"/><w:basedOn w:val="TableNormal"/>' +
  '<w:tblPr><w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>' +
  '<w:tblCellMar><w:left w:w="200" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
