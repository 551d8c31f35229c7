import type { LookupFailure, ServiceName, SourceRecord } from '#core/references/lookup-answer'
import { mergeRecords } from '#core/references/merge-records'
import {
  findConflict,
  WORK_IDENTIFIER_KINDS,
  identifiersOfItem,
  normaliseIdentifiers
} from '#core/references/work-identifiers'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { LookupState } from '#host/lookup-api'
import { findAgency } from './doi'
import type { Asking, LookupService } from './lookup-service'

/** What a lookup can use: the services that are switched on, the packs, and how it asks. */
export interface LookupSources {
  /** Undefined for a service that is switched off. */
  readonly findService: (name: ServiceName) => LookupService | undefined
  readonly askingFor: (name: ServiceName) => Asking
  /** Records of packs; a whole one makes the services unnecessary. */
  readonly findInPacks: (identifiers: WorkIdentifiers) => Promise<readonly PackRecord[]>
  readonly now: () => string
}

export interface PackRecord {
  readonly record: SourceRecord
  /** True for a full bibliographic record, false for identifiers or a notice alone. */
  readonly isWhole: boolean
}

/** Prefixes of DataCite that a medical library meets, so that Crossref need not be asked first: arXiv, Zenodo, figshare, Dryad. */
const DATACITE_PREFIXES: ReadonlySet<string> = new Set(['10.48550', '10.5281', '10.6084', '10.5061'])

/** One lookup under way: what has been found, what failed, and which identifiers are known by now. */
interface Course {
  readonly sources: LookupSources
  readonly fresh: boolean
  readonly given: WorkIdentifiers
  known: WorkIdentifiers
  readonly records: SourceRecord[]
  readonly failures: LookupFailure[]
  readonly absent: Set<ServiceName>
}

/**
 * Looks a work up by all its identifiers: packs first, then the registry of its DOI and PubMed, then an index for what
 * is still open. Identifiers that an answer brings are followed, unless they contradict those given.
 */
export async function lookUpWork(
  identifiers: WorkIdentifiers,
  sources: LookupSources,
  fresh: boolean
): Promise<LookupState> {
  const given = normaliseIdentifiers(identifiers)
  const course: Course = { sources, fresh, given, known: given, records: [], failures: [], absent: new Set() }
  if (!(await askPacks(course))) {
    await findOtherIdentifiers(course)
    await Promise.all([askRegistry(course), askPubmed(course), askBookAndTrial(course)])
    // What the first answers have named and was not known before.
    await Promise.all([askRegistry(course), askPubmed(course)])
    await askIndexes(course)
  }
  return conclude(course)
}

function conclude({ records, failures, absent, sources }: Course): LookupState {
  const answer = mergeRecords(records)
  if (answer) return { kind: 'found', answer, failures }
  if (failures.length > 0 || absent.size === 0) return { kind: 'failed', failures }
  return { kind: 'not-indexed', asked: [...absent], date: sources.now() }
}

/** Takes what the packs have; true when that is enough. */
async function askPacks(course: Course): Promise<boolean> {
  const found = await course.sources.findInPacks(course.given)
  found.forEach(({ record }) => take(course, record))
  return !course.fresh && found.some(({ isWhole }) => isWhole)
}

function take(course: Course, record: SourceRecord): void {
  course.records.push(record)
  const learned = identifiersOfItem(record.item)
  if (findConflict(course.known, learned) === undefined) course.known = { ...learned, ...course.known }
}

const isAnswered = ({ records, absent, failures }: Course, name: ServiceName): boolean =>
  absent.has(name) || records.some(({ source }) => source === name) || failures.some(({ service }) => service === name)

/** Asks one service once; what it answers is kept in the course. */
async function ask(course: Course, name: ServiceName, identifiers: WorkIdentifiers): Promise<void> {
  const service = course.sources.findService(name)
  if (!service?.knows(identifiers) || isAnswered(course, name)) return
  const found = await service.find(identifiers, course.sources.askingFor(name))
  if (!found.ok) course.failures.push(found.error)
  else if (found.value) take(course, found.value)
  else course.absent.add(name)
}

async function findOtherIdentifiers(course: Course): Promise<void> {
  const { PMCID, PMID, DOI } = course.known
  if (PMCID !== undefined && PMID === undefined && DOI === undefined) await ask(course, 'pmc', { PMCID })
}

async function askPubmed(course: Course): Promise<void> {
  const { PMID } = course.known
  if (PMID !== undefined) await ask(course, 'pubmed', { PMID })
}

async function askBookAndTrial(course: Course): Promise<void> {
  const { ISBN, NCT, arXiv, DOI } = course.known
  await Promise.all([
    ISBN === undefined ? undefined : ask(course, 'openlibrary', { ISBN }),
    NCT === undefined ? undefined : ask(course, 'clinicaltrials', { NCT }),
    arXiv === undefined || DOI !== undefined ? undefined : ask(course, 'datacite', { arXiv })
  ])
}

/** Asks where the DOI is registered: Crossref first, since most are; what it does not have, at the agency of the prefix. */
async function askRegistry(course: Course): Promise<void> {
  const { DOI } = course.known
  const names = ['crossref', 'datacite', 'doi'] as const
  if (DOI === undefined || names.some((name) => isAnswered(course, name))) return
  const first = DATACITE_PREFIXES.has(DOI.split('/')[0] ?? '') ? 'datacite' : 'crossref'
  await ask(course, first, { DOI })
  const hasFailed = course.failures.some(({ service }) => service === first)
  if (course.records.some(({ source }) => source === first)) return
  // One that is out of order may be stood in for by doi.org, which hands the question on.
  if (hasFailed || !course.sources.findService(first)) return ask(course, 'doi', { DOI })
  await askAgency(course, DOI, first)
}

async function askAgency(course: Course, DOI: string, first: ServiceName): Promise<void> {
  if (!course.sources.findService('doi')) return ask(course, first === 'datacite' ? 'crossref' : 'datacite', { DOI })
  const agency = await findAgency(DOI, course.sources.askingFor('doi'))
  if (!agency.ok) return void course.failures.push(agency.error)
  const name = agency.value?.toLowerCase()
  if (name === undefined) course.absent.add('doi')
  else if (name !== first) await ask(course, name === 'datacite' || name === 'crossref' ? name : 'doi', { DOI })
}

/** Asks an index of articles what registries do not say: the PMID, and whether the work was retracted. */
async function askIndexes(course: Course): Promise<void> {
  const { PMID, PMCID, DOI } = course.known
  const isArticle = (PMID ?? PMCID ?? DOI) !== undefined
  const hasPubmed = course.records.some(({ source }) => source === 'pubmed')
  if (!isArticle || hasPubmed || course.records.some(({ source }) => source === 'datacite')) return
  if (course.sources.findService('europepmc')) await ask(course, 'europepmc', pickIdentifier(course))
  else if (DOI !== undefined) await ask(course, 'pubmed', { DOI })
  const isKnown = course.records.some(({ source }) => source === 'europepmc' || source === 'pubmed')
  if (!isKnown)
    await ask(course, 'openalex', { ...(DOI !== undefined && { DOI }), ...(PMID !== undefined && { PMID }) })
}

/** The identifiers an index is asked by: those of the user before those that were learned. */
function pickIdentifier({ given, known }: Course): WorkIdentifiers {
  const usable = WORK_IDENTIFIER_KINDS.filter((kind) => kind === 'DOI' || kind === 'PMID' || kind === 'PMCID')
  const own = usable.some((kind) => given[kind] !== undefined) ? given : known
  return Object.fromEntries(usable.flatMap((kind) => (own[kind] === undefined ? [] : [[kind, own[kind]]])))
}
