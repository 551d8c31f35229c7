import { parseCsl, type CslNode } from '../../csl-tree'
import { compileStyle } from '../compile-style'
import { printCitations, printEntries, registerItems, type DocumentCitation } from '../format-document'
import { Formatter } from '../formatter'
import { createLocaleSource } from '../locale-source'
import { findFirstNotes } from '../positions'
import { readItem } from '../read-item'
import { writeHtml } from '../write-html'

/** The few terms that cases need, in two languages. */
const LOCALES: Readonly<Record<string, string>> = {
  'en-US': `<locale xml:lang="en-US"><style-options punctuation-in-quote="true"/>
    <date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
    <date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/></date>
    <terms><term name="and">and</term><term name="et-al">et al.</term><term name="ibid">ibid.</term>
    <term name="in">in</term><term name="no date" form="short">n.d.</term><term name="ordinal">th</term>
    <term name="ordinal-01">st</term><term name="ordinal-02">nd</term><term name="ordinal-11">th</term>
    <term name="long-ordinal-01">first</term><term name="ad">AD</term><term name="bc">BC</term>
    <term name="open-quote">“</term><term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    <term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
    <term name="month-03">March</term><term name="month-05">May</term><term name="season-01">Spring</term></terms></locale>`,
  'zh-CN': `<locale xml:lang="zh-CN"><terms><term name="and">和</term><term name="et-al">等</term></terms></locale>`
}

function parse(xml: string): CslNode {
  const parsed = parseCsl(xml)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

type Source = Readonly<Record<string, unknown>>

/** A style's inside with a document to try it on. */
export interface FormatCase {
  /** The children of `style`. */
  readonly style: string
  /** Attributes of `style` besides its class. */
  readonly attributes?: string
  readonly isNote?: boolean
  readonly items: readonly Source[]
  readonly citations?: readonly DocumentCitation[]
  readonly locale?: string
}

function setUp({ style, attributes = '', isNote = false, items, citations = [], locale = 'en-US' }: FormatCase) {
  const tree = parse(`<style class="${isNote ? 'note' : 'in-text'}" ${attributes}>${style}</style>`)
  const compiled = compileStyle(tree)
  if (!compiled.ok) throw new Error(compiled.error.message)
  const find = createLocaleSource(tree, (tag) => (LOCALES[tag] === undefined ? undefined : parse(LOCALES[tag])))
  const side = find(locale)
  const formatter = new Formatter(compiled.value, { side, find, ofEntry: (item) => find(item.language || locale) })
  const read = items.map((item, index) => readItem({ id: `i${index}`, type: 'book', ...item }))
  return { formatter, register: registerItems(read, formatter, findFirstNotes(citations)), read }
}

/** The citations of a case as HTML; one of all items where it names none. */
export function citationsOf(wanted: FormatCase): readonly string[] {
  const { formatter, register, read } = setUp(wanted)
  const all: DocumentCitation = { note: 0, cites: read.map(({ id }) => ({ id })) }
  return printCitations(wanted.citations ?? [all], register, formatter).map((output) =>
    output === undefined ? '' : writeHtml(output)
  )
}

/** The entries of a case as HTML. */
export function entriesOf(wanted: FormatCase): readonly string[] {
  const { formatter, register } = setUp(wanted)
  return printEntries(register, formatter).map(({ printed }) =>
    printed.output === undefined ? '' : writeHtml(printed.output)
  )
}

/** A citation layout that prints what is given, for an item. */
export const printed = (elements: string, item: Source, more: Partial<FormatCase> = {}): string =>
  citationsOf({ style: `<citation><layout>${elements}</layout></citation>`, items: [item], ...more })[0] ?? ''
