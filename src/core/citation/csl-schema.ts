/**
 * What CSL 1.0.2 allows, as a table: for each element the attributes it may have, with their values, and the elements
 * that may stand in it. Elements that mean different things in different places have a row each (`locale/date`).
 */

export type AttributeRule =
  /** Any text. */
  | { readonly kind: 'text' }
  /** A whole number. */
  | { readonly kind: 'count' }
  /** One of a few words. */
  | { readonly kind: 'one'; readonly words: readonly string[] }
  /** Words, separated by spaces. Others are told of but taken: a new type or variable must not make a style useless. */
  | { readonly kind: 'list'; readonly words: readonly string[]; readonly noun: string }
  /** The name of a term; others are told of but taken. */
  | { readonly kind: 'term' }

export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>
  readonly required?: readonly string[]
  /** Exactly one of these attributes must be there; `anyOf`: at least one. */
  readonly oneOf?: readonly string[]
  readonly anyOf?: readonly string[]
  /** Elements that may stand in it, each with its row where that is another than its name. */
  readonly children: Readonly<Record<string, string>>
  /** Elements of which it must have one or more. */
  readonly needs?: readonly string[]
  readonly hasText?: boolean
}

const TEXT: AttributeRule = { kind: 'text' }
const COUNT: AttributeRule = { kind: 'count' }
const TERM: AttributeRule = { kind: 'term' }
const one = (words: string): AttributeRule => ({ kind: 'one', words: words.split(' ') })
const BOOLEAN = one('true false')
const list = (noun: string, words: readonly string[]): AttributeRule => ({ kind: 'list', words, noun })

const AFFIXES = { prefix: TEXT, suffix: TEXT }
const FONT = {
  'font-style': one('normal italic oblique'),
  'font-variant': one('normal small-caps'),
  'font-weight': one('normal bold light'),
  'text-decoration': one('none underline'),
  'vertical-align': one('baseline sup sub')
}
const DISPLAY = { display: one('block left-margin right-inline indent') }
const DELIMITER = { delimiter: TEXT }
const TEXT_CASE = { 'text-case': one('lowercase uppercase capitalize-first capitalize-all title sentence') }
const STRIP_PERIODS = { 'strip-periods': BOOLEAN }
const QUOTES = { quotes: BOOLEAN }

const PRECEDES = one('contextual after-inverted-name always never')
const ET_AL = {
  'et-al-min': COUNT,
  'et-al-use-first': COUNT,
  'et-al-subsequent-min': COUNT,
  'et-al-subsequent-use-first': COUNT,
  'et-al-use-last': BOOLEAN
}
const NAME_OPTIONS = {
  and: one('text symbol'),
  'delimiter-precedes-et-al': PRECEDES,
  'delimiter-precedes-last': PRECEDES,
  ...ET_AL,
  initialize: BOOLEAN,
  'initialize-with': TEXT,
  'name-as-sort-order': one('first all'),
  'sort-separator': TEXT
}
const INHERITED_NAMES = {
  ...NAME_OPTIONS,
  'name-form': one('long short count'),
  'name-delimiter': TEXT,
  'names-delimiter': TEXT
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const NAMES =
  words(`author chair collection-editor compiler composer container-author contributor curator director editor
  editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`)
const DATES = words('accessed available-date event-date issued original-date submitted')
const NUMBERS =
  words(`chapter-number citation-number collection-number edition first-reference-note-number issue locator
  number number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
  volume`)
const TEXTS = words(`abstract annote archive archive-place archive_collection archive_location authority call-number
  citation-key citation-label collection-title collection-title-short container-title container-title-short dimensions
  division DOI event event-place event-title genre hereinafter ISBN ISSN journalAbbreviation jurisdiction keyword language
  license medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
  publisher-place references reviewed-genre reviewed-title scale shortTitle source status title title-short URL
  volume-title volume-title-short year-suffix`)
const ALL_VARIABLES = [...NAMES, ...DATES, ...NUMBERS, ...TEXTS]
const TYPES = words(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic
  collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
  legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
  webpage`)
const LOCATORS =
  words(`act appendix article-locator book canon chapter column elocation equation figure folio issue line
  note opus page paragraph part rule scene section sub-verbo supplement table timestamp title title-locator verse version
  volume`)
const POSITIONS = words('first subsequent ibid ibid-with-locator near-note')
const TERMS =
  words(`abbreviations accessed ad advance-online-publication album and and-others anonymous audio-recording at
  available-at bc bce by ce circa citation-range-delimiter cited close-inner-quote close-quote editortranslator et-al film
  forthcoming from henceforth ibid in in-press internet letter loc-cit no-date no-place no-publisher on online op-cit
  open-inner-quote open-quote ordinal original-work-published page-range-delimiter personal-communication podcast
  podcast-episode preprint presented-at radio-broadcast radio-series radio-series-episode reference retrieved review-of scale
  special-issue special-section television-broadcast television-series television-series-episode video working-paper
  year-range-delimiter`)
const ALL_TERMS = new Set([...TERMS, ...NAMES, ...TYPES, ...LOCATORS, ...NUMBERS])

/** True for the name of a term of CSL 1.0.2, `no date` and `month-01` included. */
export const isTerm = (name: string): boolean =>
  ALL_TERMS.has(name.replaceAll(' ', '-')) || /^(?:(?:long-)?ordinal|month|season)-\d\d$/.test(name)

const LABEL_FORMS = 'long short symbol verb verb-short'
const LABEL = {
  form: one(LABEL_FORMS),
  plural: one('always never contextual true false'),
  ...AFFIXES,
  ...FONT,
  ...STRIP_PERIODS,
  ...TEXT_CASE
}
const DATE_ATTRIBUTES = {
  form: one('numeric text'),
  'date-parts': one('year-month-day year-month year'),
  ...AFFIXES,
  ...DELIMITER,
  ...DISPLAY,
  ...FONT,
  ...TEXT_CASE
}

const same = (names: string): Readonly<Record<string, string>> =>
  Object.fromEntries(words(names).map((name) => [name, name]))
const RENDERED = same('choose date group label names number text')
const PERSON = same('uri email')

const CONDITIONS = {
  disambiguate: one('true false'),
  'is-numeric': list('variable', ALL_VARIABLES),
  'is-uncertain-date': list('date variable', DATES),
  locator: list('locator', LOCATORS),
  position: list('position', POSITIONS),
  type: list('type', TYPES),
  variable: list('variable', ALL_VARIABLES)
}
const CONDITION: ElementRule = {
  attributes: { ...CONDITIONS, match: one('any all none') },
  anyOf: Object.keys(CONDITIONS),
  children: RENDERED
}

const LANGUAGE = { 'xml:lang': TEXT }
const TEXT_ELEMENT: ElementRule = { attributes: LANGUAGE, children: {}, hasText: true }
const WORD_ELEMENT: ElementRule = { attributes: {}, children: {}, hasText: true }

/** Rows by element. `style` is an independent style; a dependent one has but an `info`. */
export const CSL_ELEMENTS: Readonly<Record<string, ElementRule>> = {
  style: {
    attributes: {
      class: one('in-text note'),
      version: TEXT,
      'default-locale': TEXT,
      'demote-non-dropping-particle': one('never sort-only display-and-sort'),
      'initialize-with-hyphen': BOOLEAN,
      'page-range-format': one('chicago chicago-15 chicago-16 expanded minimal minimal-two'),
      ...INHERITED_NAMES,
      ...LANGUAGE
    },
    required: ['class'],
    children: same('info locale macro citation bibliography'),
    needs: ['citation']
  },
  info: {
    attributes: {},
    children: {
      ...same('category eissn id issn issnl link published rights summary title title-short updated'),
      author: 'info/person',
      contributor: 'info/person',
      translator: 'info/person',
      source: 'summary'
    }
  },
  'info/person': { attributes: {}, children: { ...PERSON, name: 'info/name' } },
  'info/name': WORD_ELEMENT,
  uri: WORD_ELEMENT,
  email: WORD_ELEMENT,
  category: {
    attributes: { 'citation-format': one('author author-date label note numeric'), field: TEXT },
    children: {}
  },
  link: { attributes: { href: TEXT, rel: TEXT, ...LANGUAGE }, children: {}, hasText: true },
  rights: { attributes: { license: TEXT, ...LANGUAGE }, children: {}, hasText: true },
  title: TEXT_ELEMENT,
  'title-short': TEXT_ELEMENT,
  summary: TEXT_ELEMENT,
  id: WORD_ELEMENT,
  issn: WORD_ELEMENT,
  eissn: WORD_ELEMENT,
  issnl: WORD_ELEMENT,
  published: WORD_ELEMENT,
  updated: WORD_ELEMENT,

  locale: {
    attributes: { ...LANGUAGE, version: TEXT },
    children: { ...same('info terms style-options'), date: 'locale/date' }
  },
  'style-options': {
    attributes: { 'punctuation-in-quote': BOOLEAN, 'limit-day-ordinals-to-day-1': BOOLEAN },
    children: {}
  },
  terms: { attributes: {}, children: same('term') },
  term: {
    attributes: {
      name: TERM,
      form: one(LABEL_FORMS),
      gender: one('masculine feminine neuter'),
      'gender-form': one('masculine feminine'),
      match: one('last-digit last-two-digits whole-number')
    },
    required: ['name'],
    children: same('single multiple'),
    hasText: true
  },
  single: WORD_ELEMENT,
  multiple: WORD_ELEMENT,
  'locale/date': {
    attributes: { form: one('numeric text'), ...DELIMITER, ...FONT, ...TEXT_CASE },
    required: ['form'],
    children: same('date-part'),
    needs: ['date-part']
  },

  macro: { attributes: { name: TEXT }, required: ['name'], children: RENDERED },
  citation: {
    attributes: {
      ...INHERITED_NAMES,
      'after-collapse-delimiter': TEXT,
      'cite-group-delimiter': TEXT,
      collapse: one('citation-number year year-suffix year-suffix-ranged'),
      'disambiguate-add-givenname': BOOLEAN,
      'disambiguate-add-names': BOOLEAN,
      'disambiguate-add-year-suffix': BOOLEAN,
      'givenname-disambiguation-rule': one(
        'all-names all-names-with-initials primary-name primary-name-with-initials by-cite'
      ),
      'near-note-distance': COUNT,
      'year-suffix-delimiter': TEXT
    },
    children: same('sort layout'),
    needs: ['layout']
  },
  bibliography: {
    attributes: {
      ...INHERITED_NAMES,
      'entry-spacing': COUNT,
      'hanging-indent': BOOLEAN,
      'line-spacing': COUNT,
      'second-field-align': one('flush margin'),
      'subsequent-author-substitute': TEXT,
      'subsequent-author-substitute-rule': one('complete-all complete-each partial-each partial-first')
    },
    children: same('sort layout'),
    needs: ['layout']
  },
  sort: { attributes: {}, children: same('key'), needs: ['key'] },
  key: {
    attributes: {
      macro: TEXT,
      variable: list('variable', ALL_VARIABLES),
      sort: one('ascending descending'),
      'names-min': COUNT,
      'names-use-first': COUNT,
      'names-use-last': BOOLEAN
    },
    oneOf: ['macro', 'variable'],
    children: {}
  },
  layout: { attributes: { ...AFFIXES, ...DELIMITER, ...FONT, locale: TEXT }, children: RENDERED },

  text: {
    attributes: {
      macro: TEXT,
      term: TERM,
      value: TEXT,
      variable: list('variable', [...TEXTS, ...NUMBERS]),
      form: one(LABEL_FORMS),
      plural: BOOLEAN,
      ...AFFIXES,
      ...DISPLAY,
      ...FONT,
      ...QUOTES,
      ...STRIP_PERIODS,
      ...TEXT_CASE
    },
    oneOf: ['macro', 'term', 'value', 'variable'],
    children: {}
  },
  number: {
    attributes: {
      variable: list('number variable', NUMBERS),
      form: one('numeric ordinal long-ordinal roman'),
      ...AFFIXES,
      ...DISPLAY,
      ...FONT,
      ...TEXT_CASE
    },
    required: ['variable'],
    children: {}
  },
  label: {
    attributes: { variable: list('number variable', NUMBERS), ...LABEL },
    required: ['variable'],
    children: {}
  },
  group: { attributes: { ...AFFIXES, ...DELIMITER, ...DISPLAY, ...FONT }, children: RENDERED },
  date: {
    attributes: { variable: list('date variable', DATES), ...DATE_ATTRIBUTES },
    required: ['variable'],
    children: same('date-part')
  },
  'date-part': {
    attributes: {
      name: one('day month year'),
      form: one('long short numeric numeric-leading-zeros ordinal'),
      'range-delimiter': TEXT,
      ...AFFIXES,
      ...FONT,
      ...STRIP_PERIODS,
      ...TEXT_CASE
    },
    required: ['name'],
    children: {}
  },
  names: {
    attributes: { variable: list('name variable', NAMES), ...AFFIXES, ...DELIMITER, ...DISPLAY, ...FONT },
    children: { ...same('name et-al substitute institution'), label: 'names/label' }
  },
  name: {
    attributes: { ...NAME_OPTIONS, form: one('long short count'), ...AFFIXES, ...DELIMITER, ...FONT },
    children: same('name-part')
  },
  'name-part': {
    attributes: { name: one('given family'), ...AFFIXES, ...FONT, ...TEXT_CASE },
    required: ['name'],
    children: {}
  },
  'et-al': { attributes: { term: { kind: 'one', words: ['et-al', 'and others'] }, ...AFFIXES, ...FONT }, children: {} },
  'names/label': { attributes: LABEL, children: {} },
  substitute: { attributes: {}, children: RENDERED },

  choose: { attributes: {}, children: same('if else-if else'), needs: ['if'] },
  if: CONDITION,
  'else-if': CONDITION,
  else: { attributes: {}, children: RENDERED }
}

/** Elements of CSL-M, and of drafts of CSL 1.1, which are left alone with all that stands in them. */
export const EXTENSION_ELEMENTS: ReadonlySet<string> = new Set(
  words('institution institution-part alternative alternative-text conditions condition intext include court-class')
)

/** Attributes of CSL-M, which are left alone wherever they stand. */
export const EXTENSION_ATTRIBUTES: ReadonlySet<string> = new Set(
  words(`comma-safe consolidate-containers context has-day has-to-month-or-season has-year-only institution-parts
    is-multiple is-parallel jurisdiction locale page-range-delimiter parallel-delimiter-override parallel-first
    parallel-last publisher-and publisher-delimiter-precedes-last require require-comma-on-symbol reject subjurisdictions
    substitute-use-first track-containers use-first use-last year-range-format`)
)
