import type { Finding, Place } from '#core/finding'
import { parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { normaliseItem } from './normalise-item'

/**
 * The reference that a study of ClinicalTrials.gov stands for (API v2, `/studies/{nctId}`): a report by the responsible
 * investigator or the sponsor, dated by its last update, with the day it was first submitted. Undefined for what is no
 * study.
 */
export function itemFromClinicalTrial(
  study: unknown,
  place: Place = { part: 'ClinicalTrials.gov' },
  findings: Finding[] = []
): CslItem | undefined {
  const protocol = asRecord(valueAt(study, 'protocolSection'))
  const id = textAt(protocol, 'identificationModule', 'nctId')
  if (!protocol || id === undefined) return undefined
  const [brief, official] = ['briefTitle', 'officialTitle'].map((name) =>
    textAt(protocol, 'identificationModule', name)
  )
  const { author, contributor } = readNames(protocol)
  const status = (...path: readonly string[]): string | undefined => textAt(protocol, 'statusModule', ...path)
  const entry: Record<string, unknown> = {
    id: '',
    type: 'report',
    title: official ?? brief,
    'title-short': official === undefined || brief === official ? undefined : brief,
    author,
    contributor,
    issued:
      status('lastUpdatePostDateStruct', 'date') ??
      status('lastUpdateSubmitDate') ??
      status('studyFirstPostDateStruct', 'date'),
    submitted: status('studyFirstSubmitDate'),
    number: id,
    genre: 'Clinical trial registration',
    publisher: 'ClinicalTrials.gov',
    URL: `https://clinicaltrials.gov/study/${id}`,
    abstract: textAt(protocol, 'descriptionModule', 'briefSummary'),
    keyword: readKeywords(protocol),
    status: status('overallStatus')?.toLowerCase().replaceAll('_', ' '),
    language: 'en'
  }
  return normaliseItem(entry, place, findings)
}

function readNames(protocol: JsonRecord): Readonly<Record<'author' | 'contributor', readonly CslName[] | undefined>> {
  const sponsors = valueAt(protocol, 'sponsorCollaboratorsModule')
  const lead = textAt(sponsors, 'leadSponsor', 'name')
  const sponsor = lead === undefined ? [] : [{ literal: lead }]
  const person = textAt(sponsors, 'responsibleParty', 'investigatorFullName')
  const investigator = person === undefined ? undefined : parseName(person.replace(/,.*$/, ''))
  const others = recordsOf(valueAt(sponsors, 'collaborators')).flatMap((entry) => {
    const literal = textOf(entry['name'])
    return literal === undefined ? [] : [{ literal }]
  })
  const contributor = [...(investigator ? sponsor : []), ...others]
  const author = investigator ? [investigator] : sponsor
  return {
    author: author.length > 0 ? author : undefined,
    contributor: contributor.length > 0 ? contributor : undefined
  }
}

function readKeywords(protocol: JsonRecord): string | undefined {
  const conditions = valueAt(protocol, 'conditionsModule')
  const words = [...textsOf(valueAt(conditions, 'conditions')), ...textsOf(valueAt(conditions, 'keywords'))]
  return joinKeywords(words)
}
