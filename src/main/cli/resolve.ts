import { join, resolve } from 'node:path'
import { homedir } from 'node:os'
import { parseArgs } from 'node:util'
import { assertNever } from '#core/assert-never'
import { writeReferences } from '#core/exchange/references/write-references'
import type { ReferenceId } from '#core/ids'
import { identify } from '#core/references/identify/identify'
import { makeReferences } from '#core/references/make-reference'
import type { CslItem, Notice } from '#core/references/reference'
import { normaliseIdentifiers } from '#core/references/work-identifiers'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { LookupState } from '#host/lookup-api'
import { findDataFolder } from '../../services/data-folder'
import { nodeFileSystem } from '../../services/file-system'
import { createAnswerCache } from '../../services/lookup/answer-cache'
import { systemClock } from '../../services/lookup/clock'
import { createResolver } from '../../services/lookup/create-resolver'
import type { Resolver } from '../../services/lookup/create-resolver'
import { openSettings } from '../../services/lookup/lookup-settings'
import { readServiceUrls, splitServiceUrls } from '../../services/lookup/read-service-urls'
import { openPackStore } from '../../services/pack/pack-store'
import { readPackageVersion } from '../package-folder'
import type { Command, CommandIo } from './command'

const help = `Usage: bifolium resolve ID… [--offline] [--fresh] [--contact EMAIL] [--service-url NAME=URL]… [--data FOLDER]

Looks works up and prints them as CSL-JSON. Packs of the data folder are tried first, then the services.

  ID                  DOI, PMID:…, PMCID, ISBN, arXiv or NCT number, or a link that holds one; “-” reads one a line
                      from standard input
  --offline           use packs and earlier answers only
  --fresh             ask the services even where packs or earlier answers know the work
  --contact EMAIL     address that services are told (also: BIFOLIUM_CONTACT; else that of the settings)
  --service-url NAME=URL
                      another address of a service (crossref, datacite, doi, pubmed, europepmc, openalex,
                      clinicaltrials, openlibrary, pmc); http only on this machine (also: BIFOLIUM_SERVICE_URLS)
  --data FOLDER       folder of settings, packs and earlier answers (also: BIFOLIUM_DATA)

What was not found, what failed, and works that were retracted or corrected are named on standard error. Exit code 1 when
there is any of these, 2 when no ID can be looked up.`

const OPTIONS = {
  offline: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  contact: { type: 'string' },
  'service-url': { type: 'string', multiple: true },
  data: { type: 'string' }
} as const

/** One ID of the command line, and what it stands for. */
interface Asked {
  readonly text: string
  readonly identifiers: WorkIdentifiers
}

/** `resolve ID…`: works from packs and services as CSL-JSON. */
export const resolveCommand: Command = {
  name: 'resolve',
  summary: 'Look identifiers up in packs and services',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const texts = await readTexts(positionals, io)
    if (texts.length === 0) throw new Error('no ID was given; “-” reads them from standard input.')
    const asked = texts.map((text) => ({ text, identifiers: readIdentifiers(text) }))
    const usable = asked.filter((one): one is Asked => one.identifiers !== undefined)
    for (const { text } of asked.filter((one) => one.identifiers === undefined)) io.complain(describeUnusable(text))
    if (usable.length === 0) return 2
    const opened = await openResolver(values)
    try {
      const mode = { signal: new AbortController().signal, fresh: values.fresh, network: !values.offline }
      const items: CslItem[] = []
      let isWhole = usable.length === asked.length
      for (const { text, identifiers } of usable) {
        const state = await opened.resolver.resolve({ kind: 'identifiers', identifiers }, mode)
        const complaints = describeTrouble(text, state)
        complaints.forEach(io.complain)
        isWhole &&= complaints.length === 0
        if (state.kind === 'found') items.push(state.answer.item)
      }
      await io.writeOutput('-', new TextEncoder().encode(writeItems(items)))
      return isWhole ? 0 : 1
    } finally {
      await opened.close()
    }
  }
}

async function readTexts(positionals: readonly string[], io: CommandIo): Promise<readonly string[]> {
  const texts: string[] = []
  for (const text of positionals) {
    if (text !== '-') texts.push(text)
    else texts.push(...new TextDecoder().decode(await io.readInput('-')).split(/\r\n|[\r\n]/))
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}

function readIdentifiers(text: string): WorkIdentifiers | undefined {
  const found = identify(text)
  const identifiers = found?.kind === 'work' ? normaliseIdentifiers(found.ids) : {}
  return Object.keys(identifiers).length > 0 ? identifiers : undefined
}

function describeUnusable(text: string): string {
  const hint = /^\d{1,8}$/.test(text) ? ` For a PubMed number write PMID:${text}.` : ''
  return `“${text.slice(0, 200)}” is no identifier that can be looked up: expected a DOI, PMID, PMCID, ISBN, arXiv or NCT number.${hint}`
}

async function openResolver(values: {
  readonly contact?: string | undefined
  readonly 'service-url'?: readonly string[] | undefined
  readonly data?: string | undefined
}): Promise<{ readonly resolver: Resolver; readonly close: () => Promise<void> }> {
  const urls = readServiceUrls([
    ...splitServiceUrls(process.env['BIFOLIUM_SERVICE_URLS']),
    ...(values['service-url'] ?? [])
  ])
  if (!urls.ok) throw new Error(urls.error)
  const input = { platform: process.platform, environment: process.env, home: homedir(), chosen: values.data }
  const folder = resolve(findDataFolder(input))
  const kept = (await openSettings(nodeFileSystem, folder)).current()
  const contact = values.contact ?? process.env['BIFOLIUM_CONTACT'] ?? kept.contact
  const packs = await openPackStore({ dataFolder: folder, now: Date.now, onChange: () => undefined, isOwner: false })
  const resolver = createResolver({
    version: readPackageVersion(),
    cache: createAnswerCache(nodeFileSystem, join(folder, 'lookup-cache')),
    clock: systemClock,
    settings: () => ({ ...kept, contact: /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(contact) ? contact : '' }),
    serviceUrls: urls.value,
    findInPacks: packs.find
  })
  return { resolver, close: packs.close }
}

const NOTICE_WORDS: Readonly<Record<Notice['kind'], string>> = {
  retracted: 'has been retracted',
  concern: 'has an expression of concern',
  corrected: 'has been corrected'
}

/** What the user should know of an answer besides the item itself. */
function describeTrouble(text: string, state: LookupState): readonly string[] {
  switch (state.kind) {
    case 'found': {
      const { notices, disagreements } = state.answer
      return [
        ...notices.map(
          ({ kind, source, date }) => `${text} ${NOTICE_WORDS[kind]}${date ? ` (${date})` : ''}, says ${source}.`
        ),
        ...disagreements.map(
          ({ field, ours, theirs, source }) => `${text}: ${source} has “${theirs}” as ${field}, not “${ours}”.`
        ),
        ...state.failures.map(({ message }) => `${text}: ${message}`)
      ]
    }
    case 'not-indexed':
      return [`${text} is not known to ${state.asked.join(', ')}.`]
    case 'failed':
      return state.failures.length === 0
        ? [`${text}: no service that is switched on can look it up.`]
        : state.failures.map(({ message }) => `${text}: ${message}`)
    case 'candidates':
    case 'waiting':
    case 'running':
      return [`${text} was not looked up.`]
    default:
      return assertNever(state)
  }
}

function writeItems(items: readonly CslItem[]): string {
  let next = 0
  const references = makeReferences(items, { newId: () => `r${++next}` as ReferenceId, now: NO_TIME, keys: [] })
  return writeReferences(references, 'csl-json')
}

/** Times of references are never printed; the same answers give the same output. */
const NO_TIME = '1970-01-01T00:00:00.000Z'
