/** Elements whose content is no text of the page. */
export const DROPPED_TAGS: ReadonlySet<string> = new Set(
  (
    'script style noscript template head title meta link base nav iframe frame frameset object embed applet audio video ' +
    'canvas svg map area input select option optgroup datalist textarea progress meter dialog annotation annotation-xml'
  ).split(' ')
)

/** Elements that begin and end a block; every other element is part of a line. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'header hgroup hr html legend li main menu ol p pre section summary table tbody thead tfoot tr td th caption ul'
  ).split(' ')
)

export const HEADING_DEPTHS: ReadonlyMap<string, 1 | 2 | 3 | 4> = new Map([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 4],
  ['h6', 4]
])
