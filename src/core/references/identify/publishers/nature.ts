import type { Build, Publisher } from '../publisher-rule'

/** Journals whose article ids have a number only; all others that join a year and a number write both into their DOI. */
const WITHOUT_YEAR =
  /^(?:nature|srep|ncomms|ng|nm|nn|nbt|ni|nri|nrc|nrg|nrd|nrn|nrm|nrmicro|nrneurol|ncb|nphys|nmat|nnano|nchem|nphoton|nclimate|ngeo|nmeth|nchembio|ncp\w+)\d/

/** Seven digits: journals of the Nature group before 2008, by the first digits of their numbers. */
const OLD_SERIES: readonly (readonly [digits: RegExp, series: string])[] = [
  [/^120\d{4}$|^121\d{4}$/, 'sj.onc'],
  [/^240\d{4}$/, 'sj.leu'],
  [/^66\d{5}$/, 'sj.bjc'],
  [/^160\d{4}$/, 'sj.ejcn'],
  [/^080\d{4}$/, 'sj.ijo'],
  [/^670\d{4}$/, 'sj.eye'],
  [/^440\d{4}$/, 'sj.cdd'],
  [/^400\d{4}$/, 'sj.mp'],
  [/^130\d{4}$/, 'sj.npp'],
  [/^170\d{4}$/, 'sj.bmt'],
  [/^520\d{4}$/, 'sj.ejhg'],
  [/^310\d{4}$/, 'sj.sc'],
  [/^760\d{4}$/, 'sj.emboj'],
  [/^740\d{4}$/, 'sj.embor']
]

/** `nature10669`, `s41586-021-03972-8` and `481237a` are suffixes as they stand; `sdata201618` is `sdata.2016.18`. */
export const buildNatureDoi: Build = ([, id = '']) => {
  const suffix = id.replace(/\.pdf$/i, '')
  const series = OLD_SERIES.find(([digits]) => digits.test(suffix))
  if (series) return `10.1038/${series[1]}.${suffix}`
  if (/^\d+$/.test(suffix)) return undefined
  const dated = WITHOUT_YEAR.test(suffix) ? undefined : /^([a-z]+)((?:19|20)\d\d)(\d{1,4})$/i.exec(suffix)
  return dated ? `10.1038/${dated[1]}.${dated[2]}.${dated[3]}` : `10.1038/${suffix}`
}

const ID =
  '((?:[sd]\\d{5}-\\d{3}-\\d{3,5}-[\\dx])|[a-z]+\\d{3,9}|[a-z]+\\.\\d{4}\\.\\d{1,4}|[a-z]+\\.\\d{1,5}|\\d{3}\\d{1,4}[a-z]\\d?|\\d{7})'

export const NATURE: Publisher = {
  publisher: 'Nature',
  hosts: ['nature.com'],
  rules: [
    {
      rule: 'nature-suffix',
      match: new RegExp(`^/articles/${ID}(?:_reference)?(?:\\.\\w+)?(?:/|$)`, 'i'),
      ids: { DOI: buildNatureDoi }
    },
    {
      rule: 'nature-suffix',
      match: new RegExp(`/(?:full|abs|pdf|extref|fig_tab)/${ID}a?(?:_\\w+)?(?:\\.\\w+)?(?:/|$)`, 'i'),
      ids: { DOI: buildNatureDoi }
    }
  ],
  listing: /\/(?:search|volumes|issues|browse-subjects|research-articles|subjects|current|archive)\b|^\/[a-z-]+\/?$/i
}
