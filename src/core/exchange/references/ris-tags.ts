/** RIS reference types and the CSL type of each. */
export const RIS_TYPES: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
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

/** Tags that `readRis` reads itself; citation-js is left what they do not cover. */
export const RIS_TAGS_READ_HERE: ReadonlySet<string> = new Set(
  (
    'TY ID A1 A2 A3 A4 AU ED TI T1 CT BT T2 T3 ST PY Y1 DA Y2 DO UR LK L2 LA KW AB N2 N1 RN SP EP JF JO J1 J2 JA VL IS ' +
    'CP ET PB CY PP SN M1 M3 DB A5 A6 TA'
  ).split(' ')
)
