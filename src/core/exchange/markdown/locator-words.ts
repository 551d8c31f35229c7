import type { LocatorLabel } from '#core/manuscript/citation'

/** How each locator label is written: the first word is the one we write, all of them are read (case ignored). */
export const LOCATOR_WORDS: Readonly<Record<LocatorLabel, readonly string[]>> = {
  page: ['p.', 'pp.', 'page', 'pages', 'p', 'pp', '页', '页码', '頁'],
  act: ['act', 'acts', '幕'],
  appendix: ['app.', 'apps.', 'appendix', 'appendices', '附录', '附錄'],
  'article-locator': ['art.', 'arts.', 'article', 'articles', '条', '條'],
  book: ['bk.', 'bks.', 'book', 'books', '册', '冊'],
  canon: ['canon', 'canons'],
  chapter: ['chap.', 'chaps.', 'ch.', 'chapter', 'chapters', '章'],
  column: ['col.', 'cols.', 'column', 'columns', '栏', '欄'],
  elocation: ['loc.', 'locs.', 'elocation', 'location', 'locations'],
  equation: ['eq.', 'eqs.', 'equation', 'equations', '公式', '方程'],
  figure: ['fig.', 'figs.', 'figure', 'figures', '图', '圖'],
  folio: ['fol.', 'fols.', 'folio', 'folios', '叶'],
  issue: ['no.', 'nos.', 'issue', 'issues', 'number', 'numbers', '期'],
  line: ['l.', 'll.', 'line', 'lines', '行'],
  note: ['n.', 'nn.', 'note', 'notes', '注', '註'],
  opus: ['op.', 'opp.', 'opus', 'opera'],
  paragraph: ['para.', 'paras.', '¶', '¶¶', 'paragraph', 'paragraphs', '段'],
  part: ['pt.', 'pts.', 'part', 'parts', '部分'],
  rule: ['r.', 'rr.', 'rule', 'rules', '规则'],
  scene: ['sc.', 'scs.', 'scene', 'scenes', '场'],
  section: ['sec.', 'secs.', '§', '§§', 'section', 'sections', '节', '節'],
  'sub-verbo': ['s.v.', 's.vv.', 'sub verbo'],
  supplement: ['supp.', 'supps.', 'supplement', 'supplements', '增刊', '补编'],
  table: ['tbl.', 'tbls.', 'table', 'tables', '表'],
  timestamp: ['timestamp', 'timestamps', '时间'],
  'title-locator': ['tit.', 'tits.', 'title', 'titles', '编'],
  verse: ['v.', 'vv.', 'verse', 'verses', '诗节'],
  version: ['ver.', 'version', 'versions', '版本'],
  volume: ['vol.', 'vols.', 'volume', 'volumes', '卷']
}
