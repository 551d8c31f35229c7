/** Lower-case words that stand before a family name and belong to it. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    'van von der den de del della dello dei degli di da du do dos das la le les lo ten ter te tot zu zum zur vom und af ' +
    'av al el bin bint ibn abu ben y e het op in aan vander vanden vonder'
  ).split(' ')
)

/** Whether a word is a particle as it is written: `van`, `d'`, `al-`, `'t`. Capitals are none: `Al` is a given name. */
export const isParticle = (word: string): boolean =>
  PARTICLES.has(word) || /^(?:d|l|al|el)['’-]$/.test(word) || /^['’][st]$/.test(word)

const CAPITAL_PARTICLES: ReadonlySet<string> = new Set(
  'De Del Della Di Da Dal Du La Le Van Von Ter Ten Dos Mac St'.split(' ')
)

/** Whether a capitalised word begins a family name of several: `Nicola De Stefano`. */
export const isCapitalParticle = (word: string): boolean => CAPITAL_PARTICLES.has(word)

const OTHERS = /^(?:and\s+|&\s*)?(?:others|et\.?\s*al\.?|u\.\s?a\.|и др\.?|等[.。]?|等人|等著?|他|ほか)$/iu

/** Whether the text stands for the authors that were left out: `others`, `et al.`, `等`, `他`. */
export const isOthers = (text: string): boolean => OTHERS.test(text.trim())

const SUFFIX = /^(?:jr|sr|jnr|snr|junior|senior|i{2,3}|iv|vi{0,3}|ix|xi{0,3}|2nd|3rd|4th|5th)\.?$/i
/** Roman numbers that are initials just as well: `Ivanov IV` is Ivan Vasilyevich. */
const DOUBTFUL_SUFFIX = /^(?:i{1,2}|iv|vi{0,2}|ix|xi{0,2})\.?$/i

/** Whether a word is a generational suffix: `Jr.`, `III`, `2nd`. */
export const isSuffix = (word: string): boolean => SUFFIX.test(word)
/** Whether a word is a suffix that cannot be initials. */
export const isSureSuffix = (word: string): boolean => SUFFIX.test(word) && !DOUBTFUL_SUFFIX.test(word)

const DEGREE =
  /^(?:ph\.?\s?d|pharm\.?d|dr\.?ph|d\.?phil|m\.?phil|m\.?sc|b\.?sc|mph|mba|mbbs|mbchb|mrcp|frcp|frcpc|facp|facc|faan|fesc|rn)\.?$/i
/** Degrees that are initials just as well, taken for degrees only where a given name stands before them. */
const DOUBTFUL_DEGREE = /^(?:m\.?d|d\.?o|m\.?a|m\.?s|b\.?a)\.?$/i

/** Whether a part of a name is an academic degree and nothing else: `PhD`, `MPH`. */
export const isDegree = (part: string): boolean => DEGREE.test(part)
/** Whether a part may be a degree or initials: `MD`. */
export const isDoubtfulDegree = (part: string): boolean => DOUBTFUL_DEGREE.test(part)

const GROUP_WORD =
  /\b(?:academy|administration|agency|alliance|association|authority|authors|board|bureau|cent(?:er|re)s?|clinic|collaborat(?:ion|ive|ors)|college|commission|committee|community|company|conference|consortium|co-?operative|corp(?:oration)?|council|department|division|federation|foundation|fund|gmbh|government|groups?|hospital|inc|initiative|institut(?:e|es|ion|o)|investigators|laborator(?:y|ies)|league|library|ltd|ministry|museum|network|office|organi[sz]ation|panel|partnership|press|programme|program|project|publisher|registry|researchers|school|secretariat|service|services|societ[yà]|société|sociedad|gesellschaft|taskforce|task force|team|trialists|trust|union|universit(?:y|ies|ät|é|à)|universidad|working (?:group|party))\b/i

/** Whether a Latin name holds a word that only institutions and groups have: `COVID-19 Study Group`. */
export const isGroupName = (name: string): boolean => GROUP_WORD.test(name)

const ACRONYMS: ReadonlySet<string> = new Set(
  'WHO UN EU UK US USA NIH CDC FDA EMA NICE NASA OECD UNICEF UNESCO UNAIDS IEEE ISO AHA ADA AAN AI COVID'.split(' ')
)

/** Whether a word in capitals is the known name of an institution, and no family name. */
export const isAcronym = (word: string): boolean => ACRONYMS.has(word)

/**
 * Family names of Chinese people as pinyin writes them, of three letters: with these `Wei LIU` is a family name in
 * capitals and not three initials.
 */
export const SHORT_PINYIN_SURNAMES: ReadonlySet<string> = new Set(
  (
    'BAI BAO CAI CAO CEN CHE CUI DAI DAO DOU FAN FEI FEN GAN GAO GOU GUI GUO HAN HAO HOU HUA JIA JIN KAN KOU LAI LAN LEI LIN ' +
    'LIU LOU LUO MAO MEI MIN NAN NIE NIU OUY PAN PEI PEN QIN QIU RAN REN RUI SHA SHE SHI SHU SUN TAN TAO TAI TIE WAN WEI WEN ' +
    'XIA XIE XIN XUE YAN YAO YIN YOU YUE YUN ZAN ZHA ZHU ZUO'
  ).split(' ')
)
