/** Characters that say the same as others, each replaced by exactly one. Commas of Chinese lists never group digits. */
const FOLDED: readonly (readonly [from: string, to: string])[] = [
  ['‐‑‒–—―﹣', '-'],
  ['～〜∼˜⁓', '~'],
  ['µ', 'μ'],
  ['∙⋅•・‧･', '·'],
  ['≦⩽', '≤'],
  ['≧⩾', '≥'],
  ['∶', ':'],
  ['，', '、'],
  ['✕⨯Ｘ', '×'],
  ['\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2008\u200a\u205f\u3000', ' '],
  ['\u202f', '\u2009'],
  ['﹤', '<'],
  ['﹥', '>'],
  ['億', '亿'],
  ['萬', '万'],
  ['個', '个'],
  ['週', '周'],
  ['兩', '两'],
  ['歲', '岁'],
  ['餘', '余'],
  ['級', '级'],
  ['點', '点'],
  ['劑', '剂'],
  ['療', '疗'],
  ['時', '时'],
  ['鐘鍾', '钟'],
  ['種', '种'],
  ['項', '项'],
  ['組', '组'],
  ['數', '数'],
  ['幾', '几'],
  ['約', '约'],
  ['達', '达'],
  ['過', '过'],
  ['於', '于'],
  ['龍', '龙'],
  ['隨', '随'],
  ['機', '机'],
  ['試驗', '试验'],
  ['區間', '区间'],
  ['氣', '气']
]

const FOLDS = new Map(
  FOLDED.flatMap(([from, to]) =>
    Array.from(from, (char, at) => [char, to.length === from.length ? (to[at] ?? to) : to])
  )
)

const FOLDABLE = /[^\p{ASCII}]/gu

/** `text` with one form for each sign of a number, of the same length, so that places in it are places in `text`. */
export function shadowOf(text: string): string {
  return text.replace(FOLDABLE, (char) => {
    const known = FOLDS.get(char)
    if (known !== undefined) return known
    const code = char.charCodeAt(0)
    return char.length === 1 && code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
  })
}
