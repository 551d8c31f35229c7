/** RIS reference types and the CSL type of each. */
export const RIS_TYPES: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'document',
  ANCIENT: 'classic',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  CHART: 'figure',
  CLSWK: 'classic',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  CTLG: 'entry',
  DATA: 'dataset',
  DBASE: 'dataset',
  DICT: 'entry-dictionary',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  FIGURE: 'figure',
  GEN: 'document',
  GOVDOC: 'report',
  GRANT: 'document',
  HEAR: 'hearing',
  ICOMM: 'personal_communication',
  INPR: 'article-journal',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  JOURN: 'article-journal',
  LEGAL: 'legislation',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MULTI: 'motion_picture',
  MUSIC: 'musical_score',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  PREP: 'article',
  RPRT: 'report',
  SER: 'periodical',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  STD: 'standard',
  THES: 'thesis',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  VIDEO: 'motion_picture',
  WEB: 'webpage'
}

/** Every tag of the RIS specifications of 2001 and 2011, and the few that programs add. Others go to the note. */
export const RIS_TAGS: ReadonlySet<string> = new Set(
  (
    'TY ER ID A1 A2 A3 A4 A5 A6 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP DS ED EP ET FD H1 ' +
    'H2 IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK LL LP M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SF SN SP ST SV T1 ' +
    'T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2'
  ).split(' ')
)

/** What a tag means for the types of one kind, where that differs from what it means for all. */
export interface RisTypeGroup {
  /** Tags of one value and the variable of each; an empty one where CSL has none. */
  readonly texts?: Readonly<Record<string, string>>
  /** Tags of names and the variable of each. */
  readonly names?: Readonly<Record<string, string>>
  /** What a serial number (`SN`) is that has the shape of neither ISSN nor ISBN. */
  readonly serial?: 'ISSN' | 'ISBN' | 'number'
  /** Where the number of the work stands when it is no serial number, in order of preference. */
  readonly numberTags?: readonly string[]
  /** `Y2` is another date than that of access; `none` where no variable holds it. */
  readonly y2?: string
  /** `SP` counts the pages of the whole. */
  readonly isWhole?: boolean
  readonly isArticle?: boolean
  /** `T2` names the conference where the proceedings have a title of their own. */
  readonly event?: boolean
}

/** Tags of one value and the variable of each, for all types. Titles, dates, pages and identifiers follow rules of their own. */
export const RIS_TEXTS: Readonly<Record<string, string>> = {
  ST: 'title-short',
  T3: 'collection-title',
  VL: 'volume',
  VO: 'volume',
  IS: 'issue',
  CP: 'issue',
  SV: 'collection-number',
  NV: 'number-of-volumes',
  M1: 'number',
  M3: 'genre',
  ET: 'edition',
  SE: 'section',
  PB: 'publisher',
  CY: 'publisher-place',
  PP: 'publisher-place',
  LA: 'language',
  CN: 'call-number',
  RI: 'reviewed-title'
}

/** Tags of names and the variable of each, for all types. */
export const RIS_NAMES: Readonly<Record<string, string>> = {
  AU: 'author',
  A1: 'author',
  A2: 'editor',
  ED: 'editor',
  A3: 'collection-editor',
  A4: 'translator'
}

/** Labels of note lines, lower case, that stand for a field without a tag of its own, and the variable of each. */
export const RIS_NOTE_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'place of publication': 'publisher-place',
    'publisher name': 'publisher',
    'series title': 'collection-title',
    'series volume id': 'collection-number',
    'series volume identification': 'collection-number',
    'series editor': 'collection-editor',
    'proceedings title': 'container-title',
    'title monographic': 'container-title',
    'volume id': 'volume',
    'issue id': 'issue',
    edition: 'edition',
    language: 'language',
    'page(s)': 'page',
    isbn: 'ISBN',
    issn: 'ISSN',
    size: 'dimensions',
    scale: 'scale',
    'call number': 'call-number',
    'date of conference': 'event-date',
    'place of meeting': 'event-place',
    'location of conference': 'event-place'
  })
)

/** Labels of note lines, lower case, that stand for a tag of names, and the tag: it means what it means for the type. */
export const RIS_NOTE_TAGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 'author, monographic': 'A2', 'author, subsidiary': 'A3' })
)

const BOOK: RisTypeGroup = {
  texts: { T2: 'collection-title', M1: 'collection-number', SE: '' },
  names: { A2: 'collection-editor', A3: 'editor' },
  serial: 'ISBN',
  isWhole: true
}
const PART: RisTypeGroup = { texts: { SE: 'chapter-number', M1: 'number-of-volumes' }, serial: 'ISBN' }
const ENTRY: RisTypeGroup = { texts: { SE: 'version' }, serial: 'ISBN' }
const ARTICLE: RisTypeGroup = { texts: { ET: 'available-date' }, serial: 'ISSN', isArticle: true }
const ISSUE_IN_M1: RisTypeGroup = { texts: { M1: 'issue' }, serial: 'ISSN', isArticle: true }
const FILM: RisTypeGroup = {
  texts: { T2: 'collection-title', C5: 'medium' },
  names: { AU: 'director', A1: 'director', A2: '', A3: 'producer', A4: 'contributor' },
  serial: 'ISBN'
}
const SOUND: RisTypeGroup = {
  texts: { T2: 'container-title', C5: 'medium' },
  names: { AU: 'composer', A1: 'composer', A2: 'performer', A4: 'producer' },
  serial: 'ISBN'
}
const REPORT: RisTypeGroup = {
  texts: { T2: 'collection-title', NV: 'collection-number' },
  names: { A2: 'collection-editor', A3: '', A4: '' },
  serial: 'number'
}
const DATA: RisTypeGroup = {
  texts: { ET: 'version', IS: 'version', NV: 'number', SE: 'original-date' },
  names: { A2: 'producer', A4: 'contributor' },
  serial: 'number'
}
const LETTER: RisTypeGroup = { names: { A2: 'recipient' } }
const MANUSCRIPT: RisTypeGroup = { texts: { T2: 'container-title' }, serial: 'number' }
/** Where no `M1` numbers a bill or act, its volume does. */
const LAW: RisTypeGroup = {
  texts: { ET: 'status', NV: 'chapter-number' },
  names: { A2: '' },
  serial: 'number',
  numberTags: ['M1', 'VL'],
  y2: 'none'
}
const PICTURE: RisTypeGroup = { texts: { C3: 'dimensions', ET: 'version' }, names: { A2: '' } }
const CONFERENCE: RisTypeGroup = {
  texts: { M1: 'number', C1: 'publisher-place', NV: 'number-of-volumes' },
  names: { A4: 'contributor' },
  serial: 'ISBN',
  y2: 'none',
  event: true
}

/** The kind of each type whose tags do not all mean what they mean in general. */
export const RIS_TYPE_GROUPS: Readonly<Record<string, RisTypeGroup | undefined>> = {
  ABST: ARTICLE,
  ADVS: FILM,
  ANCIENT: { serial: 'ISBN' },
  ART: PICTURE,
  BILL: { ...LAW, names: { A2: 'author' } },
  BOOK,
  CASE: {
    texts: { A2: 'container-title', NV: 'container-title-short', ET: 'status', PB: 'authority', SV: '', T3: '' },
    names: { A2: '', A3: '', A4: '' },
    serial: 'number',
    numberTags: ['SV', 'M1'],
    y2: 'none'
  },
  CHAP: PART,
  CHART: PICTURE,
  CLSWK: BOOK,
  COMP: {
    texts: { ET: 'version', IS: 'version', VL: 'edition', T2: 'collection-title' },
    names: { A2: 'collection-editor' },
    serial: 'ISBN'
  },
  CONF: CONFERENCE,
  CPAPER: { ...CONFERENCE, texts: { ...CONFERENCE.texts, T2: 'event-title' } },
  CTLG: { serial: 'ISBN', names: { A2: '' } },
  DATA,
  DBASE: DATA,
  AGGR: { texts: { ET: 'version' }, serial: 'ISSN' },
  DICT: ENTRY,
  ENCYC: ENTRY,
  EBOOK: { ...BOOK, texts: { T2: 'collection-title' }, names: { A2: 'editor', A3: 'collection-editor' } },
  ECHAP: PART,
  EDBOOK: { ...BOOK, names: { AU: 'editor', A1: 'editor', A2: 'collection-editor', A3: 'editor' } },
  EJOUR: ISSUE_IN_M1,
  ELEC: { texts: { IS: 'version' } },
  EQUA: PICTURE,
  FIGURE: PICTURE,
  GOVDOC: { ...REPORT, names: { A2: 'collection-editor' } },
  HEAR: { texts: { ET: 'status', T2: 'container-title' }, y2: 'none' },
  ICOMM: LETTER,
  JFULL: ARTICLE,
  JOUR: ARTICLE,
  JOURN: ARTICLE,
  LEGAL: LAW,
  MANSCPT: { ...MANUSCRIPT, isWhole: true },
  MAP: {
    texts: { C1: 'scale', C3: 'dimensions', T2: 'collection-title' },
    names: { A2: 'collection-editor' },
    serial: 'ISBN'
  },
  MGZN: ISSUE_IN_M1,
  MPCT: { ...FILM, texts: { ...FILM.texts, C4: 'genre' } },
  MULTI: FILM,
  MUSIC: SOUND,
  NEWS: { serial: 'ISSN', isArticle: true },
  PAMP: { serial: 'ISBN', names: { A2: '' }, isWhole: true },
  PAT: {
    texts: { M1: 'call-number', IS: 'number', SE: '', ET: '', NV: '', C6: 'status', C5: 'references', T2: '', T3: '' },
    names: { A2: '', A3: '' },
    serial: 'number',
    y2: 'submitted'
  },
  PCOMM: LETTER,
  RPRT: REPORT,
  SER: { ...BOOK, names: { A2: 'editor', A3: 'collection-editor', A4: 'editor' } },
  SOUND,
  STAND: { texts: { T2: 'collection-title', T3: '', M1: '', NV: '' }, serial: 'number' },
  STAT: LAW,
  STD: { texts: { T2: 'collection-title' }, serial: 'number' },
  THES: {
    texts: { VL: 'genre', T2: '' },
    names: { A3: 'contributor', A2: 'contributor' },
    serial: 'ISBN',
    isWhole: true
  },
  UNBILL: LAW,
  UNPB: { ...MANUSCRIPT, names: { A2: 'editor' } },
  VIDEO: FILM,
  WEB: { names: { A2: '' } }
}
