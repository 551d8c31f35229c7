import type { DocxDocument, ListNumbering, NumberingDefinition } from './docx-document'

const LEVELS = 9
const INDENT = 480
const BULLETS = ['•', '◦', '▪'] as const
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const
const OPEN = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'

/** `word/numbering.xml`: the definitions, and a series of its own for each list. */
export function numberingXml(document: DocxDocument, levels: TemplateLevels = {}): string {
  const definitions = document.definitions().map((definition) => definitionXml(definition, levels))
  return `${OPEN}${definitions.join('')}${document.lists().map(series).join('')}</w:numbering>`
}

/** `w:lvl` elements that a reference document gives for its lists. */
type TemplateLevels = Readonly<Partial<Record<'bullets' | 'numbers', string>>>

function definitionXml({ id, ordered }: NumberingDefinition, given: TemplateLevels): string {
  const own = Array.from({ length: LEVELS }, (_, index) => (ordered ? numberLevel(index) : bulletLevel(index)))
  const levels = (ordered ? given.numbers : given.bullets) ?? own.join('')
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels}</w:abstractNum>`
}

function bulletLevel(index: number): string {
  const fonts = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/></w:rPr>'
  return levelXml(index, 'bullet', BULLETS[index % BULLETS.length] ?? '•', fonts)
}

function numberLevel(index: number): string {
  return levelXml(index, FORMATS[index % FORMATS.length] ?? 'decimal', `%${index + 1}.`, '')
}

function levelXml(index: number, format: string, text: string, run: string): string {
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${INDENT * (index + 1)}" w:hanging="${INDENT}"/></w:pPr>${run}</w:lvl>`
  )
}

function series({ numId, definition, level, start }: ListNumbering): string {
  const override = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`
}
