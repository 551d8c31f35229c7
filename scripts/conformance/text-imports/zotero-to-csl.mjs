// A Zotero item as the CSL item that Zotero itself would export: type, variables and creators by table.

const TYPES = {
  annotation: 'document',
  artwork: 'graphic',
  attachment: 'document',
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryEntry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'hearing',
  instantMessage: 'personal_communication',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  note: 'document',
  patent: 'patent',
  podcast: 'song',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage'
}

const VARIABLES = {
  title: 'title',
  caseName: 'title',
  nameOfAct: 'title',
  subject: 'title',
  shortTitle: 'title-short',
  publicationTitle: 'container-title',
  bookTitle: 'container-title',
  proceedingsTitle: 'container-title',
  encyclopediaTitle: 'container-title',
  dictionaryTitle: 'container-title',
  websiteTitle: 'container-title',
  blogTitle: 'container-title',
  forumTitle: 'container-title',
  programTitle: 'container-title',
  reporter: 'container-title',
  journalAbbreviation: 'container-title-short',
  series: 'collection-title',
  seriesTitle: 'collection-title',
  seriesNumber: 'collection-number',
  conferenceName: 'event-title',
  meetingName: 'event-title',
  eventPlace: 'event-place',
  publisher: 'publisher',
  university: 'publisher',
  institution: 'publisher',
  label: 'publisher',
  company: 'publisher',
  studio: 'publisher',
  network: 'publisher',
  distributor: 'publisher',
  repository: 'publisher',
  place: 'publisher-place',
  edition: 'edition',
  versionNumber: 'version',
  volume: 'volume',
  codeVolume: 'volume',
  reporterVolume: 'volume',
  numberOfVolumes: 'number-of-volumes',
  issue: 'issue',
  reportNumber: 'number',
  patentNumber: 'number',
  billNumber: 'number',
  documentNumber: 'number',
  publicLawNumber: 'number',
  docketNumber: 'number',
  archiveID: 'number',
  number: 'number',
  pages: 'page',
  codePages: 'page',
  firstPage: 'page',
  numPages: 'number-of-pages',
  section: 'section',
  date: 'issued',
  issueDate: 'issued',
  dateDecided: 'issued',
  dateEnacted: 'issued',
  filingDate: 'submitted',
  originalDate: 'original-date',
  abstractNote: 'abstract',
  language: 'language',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  PMID: 'PMID',
  PMCID: 'PMCID',
  url: 'URL',
  thesisType: 'genre',
  reportType: 'genre',
  manuscriptType: 'genre',
  genre: 'genre',
  websiteType: 'genre',
  presentationType: 'genre',
  letterType: 'genre',
  postType: 'genre',
  mapType: 'genre',
  scale: 'scale'
}

const CREATORS = {
  editor: 'editor',
  translator: 'translator',
  seriesEditor: 'collection-editor',
  bookAuthor: 'container-author',
  contributor: 'contributor',
  recipient: 'recipient',
  interviewer: 'interviewer',
  reviewedAuthor: 'reviewed-author',
  composer: 'composer',
  producer: 'producer',
  scriptwriter: 'script-writer',
  castMember: 'performer',
  performer: 'performer',
  guest: 'guest',
  counsel: undefined,
  attorneyAgent: undefined,
  commenter: undefined,
  wordsBy: undefined,
  cosponsor: undefined
}

const ID_LINE = /^(PMID|PMCID|DOI|ISBN|ISSN)\s*:\s*(.+)$/i

/** Only the variables above are mapped: notes, attachments, call numbers and free lines of `extra` are no bibliographic fields. */
export function zoteroToCsl(item) {
  const csl = { ...(item.citationKey && { id: item.citationKey }), type: TYPES[item.itemType] ?? 'document' }
  for (const [field, variable] of Object.entries(VARIABLES)) {
    if (item[field] !== undefined && item[field] !== '' && csl[variable] === undefined) csl[variable] = item[field]
  }
  for (const creator of item.creators ?? []) {
    const known = Object.hasOwn(CREATORS, creator.creatorType)
    const variable = known ? CREATORS[creator.creatorType] : 'author'
    if (variable !== undefined) (csl[variable] ??= []).push(toName(creator))
  }
  if (item.tags?.length > 0) csl.keyword = item.tags.map((tag) => tag.tag ?? tag)
  for (const line of String(item.extra ?? '').split('\n')) {
    const [, name, value] = ID_LINE.exec(line.trim()) ?? []
    if (name !== undefined) csl[name.toUpperCase()] ??= value
  }
  return csl
}

function toName({ name, lastName, firstName }) {
  if (name !== undefined) return { literal: name }
  return firstName ? { family: lastName, given: firstName } : { literal: lastName }
}
