/**
 * A DOI in running text: `10.`, the registrant (which may have parts), a slash, and what follows up to a space, an angle
 * bracket, a quotation mark or anything Chinese. Angle brackets belong to it only as part of a SICI: `<165::AID-ANIE165>3.0.CO;2-B`.
 */
const DOI_SOURCE =
  '(?:(?<![0-9A-Za-z.])|(?<=doi))10\\.[1-9]\\d{3,8}(?:\\.\\d{1,9})*/(?:[^\\s<>"“”‘’«»\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef\\u00a0\\u200b-\\u200f\\u2028-\\u202f\\u2060\\ufeff]|<[^\\s<>]{1,80}>(?=\\d\\.\\d\\.[A-Z]{2};\\d))+'

/** A fresh expression, for its position is state. */
export const makeDoiPattern = (): RegExp => new RegExp(DOI_SOURCE, 'giu')

/** The view, file type or supplement that a publisher puts after a DOI, to be taken off until none is left. */
const VIEW_WORDS = [
  'abstract',
  'abs',
  'ampdf',
  'asset',
  'authors',
  'bibtex',
  'citations?',
  'citedby',
  'comments',
  'data',
  'download',
  'epdf',
  'epub',
  'fig(?:ure)?s?',
  'full',
  'full-?text',
  'full-text-pdf',
  'html?',
  'impact',
  'info',
  'information',
  'meta',
  'metrics',
  'open',
  'page-\\d+',
  'pdf(?:ft|direct)?',
  'peer-review',
  'read',
  'reader',
  'references?',
  'related(?:-content)?',
  'ris',
  'similar',
  'summary',
  'supp?info',
  'suppl',
  'supplementary(?:-materials?|-information)?',
  'supporting-information',
  'tables?',
  'tab-\\w+',
  'xml'
].join('|')
const VIEW = new RegExp(
  `/(?:${VIEW_WORDS})(?:/(?:\\d{1,3}|[a-z]{2}(?:[-_][a-z]{2,4})?|html?|${VIEW_WORDS}))?/?$` +
    '|/(?:suppl_file|asset|mediaobjects|pdf|media|download)/.*$' +
    '|\\.(?:e?pdf|html?|xml|epub|full(?:[.+](?:pdf|text|html))*|full-text|abstract|short|long|extract|summary|supplementary-material|figures-only|article-info|article-metrics)$',
  'i'
)
/** Preprint servers that put the version of the page behind the DOI of all versions. */
const VERSIONED = /^10\.(?:1101|64898|48550)\//
/** Registrants whose supplements carry the DOI of their article and a counter. */
const WITH_SUPPLEMENTS = /^10\.(?:1371|3389|1021)\//
const TRAILING = /(?:[.,;:!?'’”"…*_~`|\\/]|&(?:lt|gt|quot|amp|nbsp|#\d+);?)+$/
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

const COMPLETE = /^10\.\d{4,9}(?:\.\d+)*\/./
const MAX_ROUNDS = 8
/** Longer than any DOI that was ever registered. */
const MAX_LENGTH = 500

/**
 * A found DOI without what is not its own: punctuation and brackets after it, entities of HTML, the view (`/full`, `.pdf`), the
 * version of a preprint, the counter of a supplement. Case is kept. Undefined when nothing is left behind the slash.
 */
export function cleanDoi(found: string): string | undefined {
  if (found.length > MAX_LENGTH) return undefined
  // Word processors make hyphens of several kinds out of the plain one, which alone DOIs have.
  let doi = cutAtEntity(found.replace(/[\u2010-\u2015\u2212]/g, '-')).replace(/;jsessionid=.*$/i, '')
  // `a/full.` and `a.pdf/` both need several rounds; more than a few mean that the text is not a DOI.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = doi
    doi = dropView(closeBrackets(doi.replace(TRAILING, '')))
    if (doi === before) break
  }
  if (VERSIONED.test(doi)) doi = doi.replace(/v\d{1,2}$/, '')
  if (WITH_SUPPLEMENTS.test(doi)) doi = doi.replace(/\.[sgt]\d{3,4}$/, '')
  if (doi.startsWith('10.3390/')) doi = doi.replace(/\/s\d$/, '')
  return COMPLETE.test(doi) ? doi : undefined
}

/** The DOI without the view at its end; a suffix that is nothing but such a word is kept. */
function dropView(doi: string): string {
  const shorter = doi.replace(VIEW, '')
  return COMPLETE.test(shorter) ? shorter : doi
}

/** The version that a preprint's page gives behind its DOI: `v2`. */
export function versionOfDoi(found: string): string | undefined {
  return VERSIONED.test(found) ? /\dv(\d{1,2})(?![\d.]*\d)/.exec(found)?.[0].slice(1) : undefined
}

/** Entities of HTML are written out where they are part of a SICI, and end the DOI everywhere else. */
function cutAtEntity(found: string): string {
  if (!found.includes('&')) return found
  const plain = found.replace(/&(lt|gt|amp|quot);/g, (entity, name: string) => ENTITIES[name] ?? entity)
  if (/<[^<>]{1,80}>\d\.\d\.[A-Z]{2};\d/.test(plain)) return plain
  return found.replace(/&(?:lt|gt|quot|nbsp|#\d+);.*$/s, '').replaceAll('&amp;', '&')
}

/** Drops what follows a closing bracket that was never opened: `(see 10.1000/x)`, `[10.1000/x](https://…`. */
export function closeBrackets(text: string): string {
  const open: string[] = []
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if ('([{'.includes(character)) open.push(character)
    else if (')]}'.includes(character)) {
      const wanted = '([{'[')]}'.indexOf(character)]
      if (open.pop() !== wanted) return text.slice(0, index).replace(TRAILING, '')
    }
  }
  return text.replace(/[([{]+$/, '')
}
