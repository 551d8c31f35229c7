import type { Address } from './address'
import { hasIdentifiers, type Confidence, type IdentifierKind, type Identifiers } from './identification'

/**
 * How a value is built from what a rule matched: a template with `$1` for the first group and so on, or a function of the groups
 * for what a template cannot say (undefined when there is none after all).
 */
export type Build = string | ((groups: readonly string[]) => string | undefined)

/** One form of a publisher's addresses and the identifiers that it gives away. */
export interface AddressRule {
  readonly rule: string
  /** Matched against the decoded path, or against the value of the first of `params` that has one. */
  readonly match: RegExp
  readonly params?: readonly string[]
  readonly ids?: Partial<Readonly<Record<IdentifierKind, Build>>>
  readonly recordKey?: Build
  /** The same where several parts of the address make the value. */
  readonly doiOf?: (address: Address) => string | undefined
  readonly recordKeyOf?: (address: Address) => string | undefined
  /** The version of a preprint. */
  readonly version?: Build
  readonly confidence?: Confidence
}

/** What is known of a publisher's or database's addresses. */
export interface Publisher {
  readonly publisher: string
  /** Each stands for itself and all hosts below it; with a folder, only for addresses in it: `ncbi.nlm.nih.gov/pmc`. */
  readonly hosts: readonly string[]
  readonly rules?: readonly AddressRule[]
  /** Paths, with their query, of pages that list several works. */
  readonly listing?: RegExp
  /** Takes off what the publisher puts behind a DOI in the path, beside the usual views: a title, a number of its own. */
  readonly trimDoi?: (doi: string) => string
}

/** What a rule made of an address. */
export interface RuleResult {
  readonly rule: string
  readonly ids: Identifiers
  readonly recordKey?: string
  readonly version?: string
  readonly confidence: Confidence
}

/** Applies one rule; undefined when it does not match or builds nothing. */
export function applyRule(rule: AddressRule, address: Address): RuleResult | undefined {
  const groups = matchRule(rule, address)
  if (!groups) return undefined
  const ids: Partial<Record<IdentifierKind, string>> = {}
  for (const [kind, make] of Object.entries(rule.ids ?? {})) {
    const value = buildValue(make, groups)
    if (value !== undefined) ids[kind as IdentifierKind] = value
  }
  const doi = rule.doiOf?.(address)
  if (doi !== undefined) ids.DOI = doi
  const recordKey = rule.recordKey === undefined ? rule.recordKeyOf?.(address) : buildValue(rule.recordKey, groups)
  if (!hasIdentifiers(ids) && recordKey === undefined) return undefined
  const version = rule.version === undefined ? undefined : buildValue(rule.version, groups)
  return {
    rule: rule.rule,
    ids,
    ...(recordKey === undefined ? {} : { recordKey }),
    ...(version === undefined || version === '' ? {} : { version }),
    confidence: rule.confidence ?? 'certain'
  }
}

function matchRule({ match, params }: AddressRule, address: Address): readonly string[] | undefined {
  if (!params) return groupsOf(match.exec(address.path))
  for (const [name, value] of address.params) {
    if (params.includes(name)) {
      const groups = groupsOf(match.exec(value.trim()))
      if (groups) return groups
    }
  }
  return undefined
}

const groupsOf = (match: RegExpExecArray | null): readonly string[] | undefined =>
  match === null ? undefined : Array.from(match, (group) => group ?? '')

export function buildValue(make: Build, groups: readonly string[]): string | undefined {
  if (typeof make === 'function') return make(groups)
  return make.replace(/\$(\d)/g, (_, index: string) => groups[Number(index)] ?? '')
}
