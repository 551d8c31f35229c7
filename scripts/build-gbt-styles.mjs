import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/*
 * Writes our own styles for GB/T 7714 to `resources/styles/own`: two editions of the standard, each numeric, author-date
 * and note. They differ in the few facts of the tables below; the rest is one text.
 */
const folder = resolve(import.meta.dirname, '../resources/styles/own')

const EDITIONS = [
  {
    year: 2015,
    capitals: true,
    keepsHyphens: false,
    width: 'half',
    preprint: 'EB',
    /** Whatever is read online carries the day it was read. */
    accessed: 'variable="URL DOI"',
    numbersStandardsFirst: false,
    givesWholeDates: false,
    facts: `Written from GB/T 7714-2015 (in force 2015-12-01 to 2026-06-30): 4.1 to 4.6 (order of the parts by kind of
    source), 6 and 7 (punctuation), 8.1 (up to three authors, then 等 or "et al."; surname first and in capitals; initials
    without points), 8.3 (editions: 2版, 2nd ed.), 8.4 (place: publisher, year; an estimated year in brackets), 8.5 (pages),
    8.6 and 8.7 (address, date of access, DOI), 8.8 ("//" before the whole that a part is taken from), 9 and 10 (list and
    citations), annex B (marks of kind and carrier). All punctuation is half-width.`
  },
  {
    year: 2025,
    capitals: false,
    keepsHyphens: true,
    width: 'full',
    preprint: 'PP',
    /** Only what lives on the web alone does. */
    accessed: 'type="article dataset post post-weblog software webpage"',
    numbersStandardsFirst: true,
    givesWholeDates: true,
    facts: `Written from the changes of GB/T 7714-2025 (in force since 2026-07-01) against 2015: surnames keep their case;
    hyphens stay between initials (J-L); commas, colons, semicolons and parentheses of Chinese entries are full-width, full
    stops and brackets are not; the date of access stands only with what lives on the web alone (EB, CP, DS, PP); preprints
    have a mark of their own (PP); the number of a standard stands before its title, without issuing body and publisher;
    translators of articles are named; reports without a publisher, and articles ahead of their issue, give the whole date.`
  }
]

const KINDS = [
  { kind: 'numeric', class: 'in-text', title: '顺序编码制, numeric' },
  { kind: 'author-date', class: 'in-text', title: '著者-出版年制, author-date' },
  { kind: 'note', class: 'note', title: '注释, note' }
]

const WIDTHS = {
  half: { comma: ', ', colon: ': ', semicolon: '; ', open: '(', close: ')' },
  full: { comma: '，', colon: '：', semicolon: '；', open: '（', close: '）' }
}

/** What differs by the language that an entry is set in. */
const LANGUAGES = {
  zh: {
    anonymous: '佚名',
    edition: '<number variable="edition" suffix="版"/>',
    volume: '<number variable="volume" prefix="第" suffix="卷"/>',
    shortName: '<name',
    again: '同'
  },
  en: {
    anonymous: 'Anon',
    edition:
      '<group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>',
    volume: '<group delimiter=" "><label variable="volume" form="short"/><number variable="volume"/></group>',
    shortName: '<name form="short"',
    again: 'See note '
  }
}

/** The layouts of a style in their order: the languages of each, the first giving the terms, and the set of macros. */
const LAYOUTS = [
  [
    'en-US en-GB de fr es pt it nl ru uk pl cs sk sl hr sr bg ro hu fi et lv lt sv da nb nn is el tr ca eu gl la af cy id vi ar fa he hi th km mn pa',
    'en'
  ],
  ['zh-CN zh-TW', 'zh'],
  ['ja', 'zh'],
  ['ko', 'zh'],
  [undefined, 'zh']
]

/** Kinds of source with their marks; `preprint` is the edition's. */
const MARKS = [
  ['article-journal article-magazine periodical', 'J'],
  ['article', 'preprint'],
  ['article-newspaper', 'N'],
  ['book chapter classic entry entry-dictionary entry-encyclopedia', 'M'],
  ['paper-conference', 'C'],
  ['thesis', 'D'],
  ['report', 'R'],
  ['standard', 'S'],
  ['patent', 'P'],
  ['dataset', 'DS'],
  ['software', 'CP'],
  ['map', 'CM'],
  ['bill collection hearing legal_case legislation manuscript personal_communication regulation treaty', 'A'],
  ['post post-weblog webpage', 'EB']
]

const ON_THE_WEB = 'article dataset post post-weblog software webpage'
const NUMBERED = 'bill legislation manuscript patent regulation report standard treaty'
const PARTS = 'chapter entry entry-dictionary entry-encyclopedia paper-conference'

const macro = (name, ...lines) => `<macro name="${name}">${lines.join('')}</macro>`
const group = (delimiter, ...parts) => `<group delimiter="${delimiter}">${parts.join('')}</group>`
const call = (name) => `<text macro="${name}"/>`
const variable = (name, attributes = '') => `<text variable="${name}"${attributes}/>`
const date = (name, attributes = '') =>
  `<date variable="${name}"${attributes}><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>`
const year = (name, attributes = '') => `<date variable="${name}"${attributes}><date-part name="year"/></date>`

/** `cases` are pairs of a test, as attributes, and content; the last may have no test. */
function choose(...cases) {
  const branches = cases.map(([test, content], index) => {
    const name = test === undefined ? 'else' : index === 0 ? 'if' : 'else-if'
    return `<${name}${test === undefined ? '' : ` ${test}`}>${content}</${name}>`
  })
  return `<choose>${branches.join('')}</choose>`
}

const anyType = (types) => `type="${types}" match="any"`

function commonMacros(edition) {
  const marks = MARKS.map(([types, mark]) => [
    anyType(types),
    `<text value="${mark === 'preprint' ? edition.preprint : mark}"/>`
  ])
  return [
    macro(
      'mark',
      '<group prefix="[" suffix="]" delimiter="/">',
      choose(...marks, ['variable="URL"', '<text value="EB"/>'], [undefined, '<text value="Z"/>']),
      choose(['variable="URL DOI" match="any"', '<text value="OL"/>']),
      '</group>'
    ),
    macro(
      'year',
      choose(
        ['is-uncertain-date="issued"', year('issued', ' prefix="[" suffix="]"')],
        ['variable="issued"', year('issued')],
        [undefined, year('accessed', ' prefix="[" suffix="]"')]
      )
    ),
    macro('day', date('issued')),
    macro('accessed', choose([`${edition.accessed} match="any"`, date('accessed', ' prefix="[" suffix="]"')])),
    macro(
      'pages',
      choose(
        ['variable="locator"', variable('locator')],
        ['variable="page"', variable('page')],
        [anyType('article-journal article-magazine'), variable('number')]
      )
    ),
    macro('address', group('. ', variable('URL'), variable('DOI', ' prefix="DOI:"')))
  ]
}

const substitute = (last) =>
  `<substitute><names variable="composer"/><names variable="director"/><names variable="illustrator"/>${choose([
    'variable="container-title" match="none"',
    '<names variable="editor"/><names variable="collection-editor"/>'
  ])}${last}</substitute>`

/** The macros of one language: names end in `-zh` or `-en`. */
function languageMacros(edition, kind, key) {
  const language = LANGUAGES[key]
  const { comma, colon, open, close } = WIDTHS[key === 'zh' ? edition.width : 'half']
  const own = (name) => `${name}-${key}`
  const inParentheses = ` prefix="${open}" suffix="${close}"`
  const part = edition.capitals ? '<name-part name="family" text-case="uppercase"/>' : ''
  // Of institutions the names keep their case.
  const institution = edition.capitals ? '<institution/>' : ''
  const name = `<name delimiter="${comma}" delimiter-precedes-et-al="always" delimiter-precedes-last="always">${part}</name>${institution}`
  const hasYearBehind = kind !== 'author-date'
  const anonymous = hasYearBehind ? '' : call(own('anonymous'))
  const behind = (text) => (hasYearBehind ? text : '')

  const names = [
    macro(own('author'), `<names variable="author">${name}${substitute(anonymous)}</names>`),
    macro(own('translator'), `<names variable="translator">${name}<label form="short" prefix="${comma}"/></names>`)
  ]
  const short = macro(
    own('cite-author'),
    `<names variable="author">${language.shortName} delimiter="${comma}" delimiter-precedes-et-al="never"/>${substitute(anonymous)}</names>`
  )
  const title = macro(
    own('title'),
    choose(
      ...(edition.numbersStandardsFirst
        ? [['type="standard"', group(' ', variable('number'), variable('title'))]]
        : []),
      [
        anyType(NUMBERED),
        group(
          colon,
          variable('title'),
          choose(['variable="number"', variable('number')], [undefined, variable('archive_location')])
        )
      ],
      [`variable="container-title" type="${ON_THE_WEB} ${PARTS} periodical" match="any"`, variable('title')],
      [undefined, group(colon, variable('title'), group(' ', call(own('volume')), variable('volume-title')))]
    ),
    call('mark')
  )
  const place = macro(
    own('place'),
    choose(
      [
        'variable="publisher publisher-place" match="any"',
        group(colon, variable('publisher-place'), variable('publisher'))
      ],
      [undefined, group(colon, variable('archive-place'), variable('archive'))]
    )
  )
  const isAhead = ['variable="volume issue page number" match="none"', call('day')]
  const issued = !edition.givesWholeDates
    ? behind(call('year'))
    : hasYearBehind
      ? choose(isAhead, [undefined, call('year')])
      : choose(isAhead)
  return [
    ...names,
    ...(hasYearBehind ? [] : [short, macro(own('anonymous'), `<text value="${language.anonymous}"/>`)]),
    macro(own('volume'), choose(['is-numeric="volume"', language.volume], [undefined, variable('volume')])),
    macro(own('edition'), choose(['is-numeric="edition"', language.edition], [undefined, variable('edition')])),
    title,
    place,
    macro(
      own('imprint'),
      group(colon, group(comma, call(own('place')), behind(call('year'))), call('pages')),
      call('accessed')
    ),
    macro(own('web'), call(own('place')), `<group${inParentheses}>${call('day')}</group>`, call('accessed')),
    macro(
      own('issue'),
      group(comma, variable('container-title'), issued, variable('volume')),
      variable('issue', inParentheses)
    ),
    macro(own('serial'), group(colon, call(own('issue')), call('pages')), call('accessed')),
    macro(
      own('newspaper'),
      group(comma, variable('container-title'), call('day')),
      `<group${inParentheses}>${call('pages')}</group>`,
      call('accessed')
    ),
    macro(own('patent'), group(colon, call('day'), call('pages')), call('accessed')),
    macro(
      own('report'),
      edition.givesWholeDates
        ? group(colon, call('day'), call('pages'))
        : `<group${inParentheses}>${call('day')}</group>${call('accessed')}`
    ),
    macro(
      own('host'),
      group(
        '. ',
        `<names variable="container-author">${name}<substitute><names variable="editor"/><names variable="collection-editor"/></substitute></names>`,
        group(
          colon,
          choose(['variable="container-title"', variable('container-title')], [undefined, variable('event-title')]),
          call(own('volume'))
        )
      )
    ),
    entryMacro(edition, kind, own, comma)
  ]
}

function entryMacro(edition, kind, own, comma) {
  const title = call(own('title'))
  const author =
    kind === 'author-date'
      ? group(comma, call(own('author')), call('year'))
      : edition.numbersStandardsFirst
        ? choose(['type="standard" match="none"', call(own('author'))])
        : call(own('author'))
  const cases = [
    [anyType('article-journal article-magazine'), title + call(own('translator')) + call(own('serial'))],
    ['type="periodical"', title + call(own('issue')) + call(own('place'))],
    ['type="article-newspaper"', title + call(own('newspaper'))],
    ['type="patent"', title + call(own('patent'))],
    [anyType(ON_THE_WEB), title + variable('version') + call(own('web'))],
    [
      anyType(PARTS),
      group('//', group('. ', title, call(own('translator'))), call(own('host'))) +
        call(own('edition')) +
        call(own('imprint'))
    ],
    ...(edition.numbersStandardsFirst ? [['type="standard"', title]] : []),
    [
      'type="report"',
      title +
        choose(
          ['variable="publisher publisher-place" match="any"', call(own('imprint'))],
          [undefined, call(own('report'))]
        )
    ],
    [undefined, title + call(own('translator')) + call(own('edition')) + call(own('imprint'))]
  ]
  return macro(own('entry'), group('. ', author, choose(...cases), call('address')))
}

/** One layout per language, each with the content that `content` gives for its set of macros. */
const layouts = (attributes, content) =>
  LAYOUTS.map(
    ([locale, key]) => `<layout${locale ? ` locale="${locale}"` : ''}${attributes}>${content(key)}</layout>`
  ).join('')

function citation(edition, kind) {
  const { comma, colon, semicolon, open, close } = WIDTHS[edition.width]
  if (kind === 'numeric')
    return `<citation collapse="citation-number" after-collapse-delimiter=","><sort><key variable="citation-number"/></sort><layout vertical-align="sup" prefix="[" suffix="]" delimiter=",">${group(':', variable('citation-number'), variable('locator'))}</layout></citation>`
  if (kind === 'author-date')
    return `<citation et-al-min="2" et-al-use-first="1" disambiguate-add-year-suffix="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="by-cite" collapse="year" cite-group-delimiter="${comma}" year-suffix-delimiter="${comma}">${layouts(
      ` prefix="${open}" suffix="${close}" delimiter="${semicolon}"`,
      (key) => group(colon, group(comma, call(`cite-author-${key}`), call('year')), variable('locator'))
    )}</citation>`
  return `<citation et-al-min="4" et-al-use-first="3">${layouts(` suffix="." delimiter="${semicolon}"`, (key) =>
    choose(
      [
        'position="subsequent"',
        group(
          colon,
          `<text variable="first-reference-note-number" prefix="${LANGUAGES[key].again}"/>`,
          variable('locator')
        )
      ],
      [undefined, call(`entry-${key}`)]
    )
  )}</citation>`
}

function bibliography(kind) {
  const content = (key) =>
    (kind === 'author-date' ? '' : '<text variable="citation-number" prefix="[" suffix="]"/>') + call(`entry-${key}`)
  const attributes = kind === 'author-date' ? 'hanging-indent="true"' : 'second-field-align="flush"'
  const sort =
    kind === 'author-date'
      ? `<sort>${['author-zh', 'year', 'title-zh'].map((key) => `<key macro="${key}"/>`).join('')}</sort>`
      : ''
  return `<bibliography entry-spacing="0" et-al-min="4" et-al-use-first="3" ${attributes}>${sort}${layouts(' suffix="."', content)}</bibliography>`
}

const HYPHENS = [
  ['page-range-delimiter', '-'],
  ['citation-range-delimiter', '-']
]

const terms = (language, words) =>
  `<locale${language ? ` xml:lang="${language}"` : ''}><terms>${words.map(([name, word]) => `<term name="${name}"${name === 'translator' ? ' form="short"' : ''}>${word}</term>`).join('')}</terms></locale>`

function writeStyle(edition, { kind, class: styleClass, title }) {
  const id = `gb-t-7714-${edition.year}-${kind}`
  const body = [
    '<info>',
    `<title>GB/T 7714—${edition.year} (${title})</title>`,
    `<id>${id}</id>`,
    `<category citation-format="${kind}"/>`,
    '<category field="generic-base"/>',
    '<rights license="https://opensource.org/license/mit">Part of Bifolium, MIT licence</rights>',
    '</info>',
    terms('', HYPHENS),
    terms('zh', [['translator', '译'], ...HYPHENS]),
    terms('ja', [['translator', '訳']]),
    ...commonMacros(edition),
    ...languageMacros(edition, kind, 'zh'),
    ...languageMacros(edition, kind, 'en'),
    citation(edition, kind),
    bibliography(kind)
  ].join('')
  const attributes = [
    'xmlns="http://purl.org/net/xbiblio/csl"',
    'version="1.0"',
    `class="${styleClass}"`,
    'default-locale="zh-CN"',
    'name-as-sort-order="all"',
    'sort-separator=" "',
    'initialize-with=" "',
    `initialize-with-hyphen="${edition.keepsHyphens}"`,
    'demote-non-dropping-particle="never"',
    'page-range-format="expanded"'
  ]
  const head = `<?xml version="1.0" encoding="utf-8"?>\n<!-- Written by scripts/build-gbt-styles.mjs; change it there.\n\n    ${edition.facts}\n-->\n`
  const style = `<style ${attributes.join(' ')}>${body}</style>`
  writeFileSync(join(folder, `${id}.csl`), head + indent(style))
}

/** Each element on a line of its own, texts with theirs. */
function indent(xml) {
  let depth = 0
  const lines = xml.replace(/>(?=<)/g, '>\n').split('\n')
  return lines
    .map((line) => {
      const isEnd = line.startsWith('</')
      if (isEnd) depth--
      const shown = '  '.repeat(depth) + line
      if (!isEnd && !line.endsWith('/>') && !line.includes('</')) depth++
      return shown
    })
    .join('\n')
    .concat('\n')
}

mkdirSync(folder, { recursive: true })
for (const edition of EDITIONS) for (const kind of KINDS) writeStyle(edition, kind)
