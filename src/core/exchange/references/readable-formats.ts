import { readBibtex } from './read-bibtex'
import { readBibTxt } from './read-bib-txt'
import { readCslJson } from './read-csl-json'
import { readCslYaml } from './read-csl-yaml'
import { readContextObject } from './read-context-object'
import { readEndnoteXml } from './read-endnote-xml'
import { readEnw } from './read-enw'
import { readMods } from './read-mods'
import { readNbib } from './read-nbib'
import { readOvid } from './read-ovid'
import { readPubmedXml } from './read-pubmed-xml'
import { readRefworks } from './read-refworks'
import { readPlain } from './plain/read-plain'
import { readRis } from './read-ris'
import { readCrossrefJson, readDataciteJson, readOpenalexJson } from './read-service-json'
import { readUnixref } from './read-unixref'
import { readWordXml } from './read-word-xml'
import { readWos } from './read-wos'
import type { ReferenceReader } from './reference-format'

/** One format that can be read: what it is called, how it is told from the others, and its reader. */
interface FormatRow {
  readonly format: string
  /** Further names that the command line takes for it. */
  readonly aliases: readonly string[]
  readonly name: string
  readonly nameZh: string
  /** Endings of file names, lower case, for texts whose content says nothing. */
  readonly extensions: readonly string[]
  /** Patterns that give the format away. Those of all rows are tried in the order of the rows. */
  readonly signs: readonly RegExp[]
  /** Patterns that could also stand in a text of another format: tried after the signs of all rows. */
  readonly hints: readonly RegExp[]
  readonly read: ReferenceReader
}

/** Every format of references that can be read. A new one is a row here; nothing else needs to know it. */
const FORMATS = [
  {
    format: 'crossref-json',
    aliases: ['crossref'],
    name: 'Crossref JSON',
    nameZh: 'Crossref JSON',
    extensions: [],
    signs: [/"message-type"\s*:\s*"work/, /^\s*[[{](?=[\s\S]*"DOI"\s*:)[\s\S]*"title"\s*:\s*\[\s*"/],
    hints: [],
    read: readCrossrefJson
  },
  {
    format: 'datacite-json',
    aliases: ['datacite'],
    name: 'DataCite JSON',
    nameZh: 'DataCite JSON',
    extensions: [],
    signs: [/^\s*[[{][\s\S]*"schemaVersion"\s*:\s*"https?:\/\/datacite\.org\/schema/],
    hints: [],
    read: readDataciteJson
  },
  {
    format: 'openalex-json',
    aliases: ['openalex'],
    name: 'OpenAlex JSON',
    nameZh: 'OpenAlex JSON',
    extensions: [],
    signs: [/^\s*[[{][\s\S]{0,2000}?"id"\s*:\s*"https:\/\/openalex\.org\/W/],
    hints: [],
    read: readOpenalexJson
  },
  {
    format: 'pubmed-xml',
    aliases: [],
    name: 'PubMed XML',
    nameZh: 'PubMed XML',
    extensions: [],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<Pubmed(?:Book)?Article/],
    hints: [],
    read: readPubmedXml
  },
  {
    format: 'endnote-xml',
    aliases: [],
    name: 'EndNote XML',
    nameZh: 'EndNote XML',
    extensions: [],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<(?:records|record)>\s*<(?:record|database|source-app|rec-number|ref-type)\b/],
    hints: [],
    read: readEndnoteXml
  },
  {
    format: 'mods',
    aliases: [],
    name: 'MODS',
    nameZh: 'MODS',
    extensions: ['mods'],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<(?:\w+:)?mods(?:Collection)?[\s>]/],
    hints: [],
    read: readMods
  },
  {
    format: 'word-xml',
    aliases: ['word'],
    name: 'Word sources (Sources.xml)',
    nameZh: 'Word 源（Sources.xml）',
    extensions: [],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<(?:\w+:)?Sources?[\s>][\s\S]{0,4000}?bibliography/],
    hints: [],
    read: readWordXml
  },
  {
    format: 'unixref',
    aliases: ['crossref-xml'],
    name: 'Crossref XML (Unixref)',
    nameZh: 'Crossref XML（Unixref）',
    extensions: [],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<(?:doi_records?|crossref_result|crossref)[\s>]/],
    hints: [],
    read: readUnixref
  },
  {
    format: 'context-object',
    aliases: ['openurl'],
    name: 'OpenURL ContextObject',
    nameZh: 'OpenURL ContextObject',
    extensions: [],
    signs: [/^\s*(?=<)[\s\S]{0,4000}?<(?:\w+:)?context-objects?[\s>]/],
    hints: [],
    read: readContextObject
  },
  {
    format: 'csl-json',
    aliases: [],
    name: 'CSL-JSON',
    nameZh: 'CSL-JSON',
    extensions: ['json', 'csljson'],
    signs: [/^\s*[[{]\s*(?:["{}[\]]|$)/],
    hints: [],
    read: readCslJson
  },
  {
    format: 'ris',
    aliases: [],
    name: 'RIS',
    nameZh: 'RIS',
    extensions: ['ris'],
    signs: [/^TY {1,2}- ?[A-Z]/m],
    hints: [/^ER {1,2}- ?$/m],
    read: readRis
  },
  {
    format: 'nbib',
    aliases: ['medline'],
    name: 'PubMed nbib',
    nameZh: 'PubMed nbib',
    extensions: ['nbib'],
    signs: [/^PMID ?- ?\d/m],
    hints: [/^(?:OWN|TI|FAU|DP|JT) {1,3}- /m],
    read: readNbib
  },
  {
    format: 'refworks',
    aliases: [],
    name: 'RefWorks',
    nameZh: 'RefWorks（含知网导出）',
    extensions: [],
    signs: [/^RT[ \t]+\S[^\n]*\n(?:[A-Z][A-Z0-9]\d?[ \t]|[A-Z]\d\P{ASCII})/mu],
    hints: [],
    read: readRefworks
  },
  {
    format: 'enw',
    aliases: ['refer', 'endnote'],
    name: 'EndNote tagged (.enw)',
    nameZh: 'EndNote 标记格式（.enw，含知网导出）',
    extensions: ['enw', 'refer'],
    signs: [/^%0 \S/m],
    hints: [/^%[TAD] \S[^\n]*\n%[A-Z] \S/m],
    read: readEnw
  },
  {
    format: 'wos',
    aliases: ['isi', 'ciw'],
    name: 'Web of Science',
    nameZh: 'Web of Science',
    extensions: ['ciw', 'isi'],
    signs: [
      /^FN (?:Clarivate|Thomson|ISI)/m,
      /^PT (?:[JBSCP]|Journal|Book|Series|Conference|Patent)\s*\n[A-Z][A-Z0-9] /m
    ],
    hints: [],
    read: readWos
  },
  {
    format: 'ovid',
    aliases: [],
    name: 'Ovid',
    nameZh: 'Ovid',
    extensions: [],
    signs: [/^<\d+\. *>\s*\n[A-Z]{2} {1,2}- /m, /^VN {1,2}- Ovid/m, /^<\d+>\s*\n[A-Z][A-Za-z ]+\n {1,4}\S/m],
    hints: [],
    read: readOvid
  },
  {
    format: 'csl-yaml',
    aliases: ['yaml'],
    name: 'CSL-YAML',
    nameZh: 'CSL-YAML',
    extensions: ['yaml', 'yml'],
    signs: [/^references:[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[ \t]*- /m, /^(?:---\s*\n)?- +(?:id|type|title|author|DOI):/],
    hints: [],
    read: readCslYaml
  },
  {
    format: 'bib-txt',
    aliases: ['bib.txt'],
    name: 'Bib.TXT',
    nameZh: 'Bib.TXT',
    extensions: [],
    signs: [/^\s*\[[^\]\n]{1,200}\][ \t]*\n(?:[ \t]+[A-Za-z][\w-]*:[ \t].*\n){2}/],
    hints: [],
    read: readBibTxt
  },
  {
    format: 'bibtex',
    aliases: ['biblatex'],
    name: 'BibTeX',
    nameZh: 'BibTeX',
    extensions: ['bib', 'bibtex'],
    signs: [],
    hints: [/@\s*[a-z]+\s*[{(]/i],
    read: readBibtex
  },
  {
    // Any text could be a bibliography: this one is read only where a person says that it is one.
    format: 'plain',
    aliases: ['text', 'bibliography'],
    name: 'plain bibliography',
    nameZh: '参考文献文本',
    extensions: [],
    signs: [],
    hints: [],
    read: readPlain
  }
] as const satisfies readonly FormatRow[]

/** Formats that can be read. `bibtex` stands for BibTeX and BibLaTeX. */
export type ReadableFormat = (typeof FORMATS)[number]['format']

export type ReadableFormatRow = FormatRow & { readonly format: ReadableFormat }

/** The rows of all formats, in the order in which their signs are tried. */
export const readableFormats: readonly ReadableFormatRow[] = FORMATS

/** The row of a format. */
export function getReadableFormat(format: ReadableFormat): ReadableFormatRow {
  const row = readableFormats.find((one) => one.format === format)
  if (!row) throw new Error(`No row for the format ${format}.`)
  return row
}

/** The row whose format or alias is the given name, as a person types it; undefined where there is none. */
export function findReadableFormat(name: string): ReadableFormatRow | undefined {
  const folded = name.trim().toLowerCase()
  return readableFormats.find(({ format, aliases }) => format === folded || aliases.includes(folded))
}
