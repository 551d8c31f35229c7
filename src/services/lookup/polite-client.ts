import type { FailureCode, LookupFailure, ServiceName } from '#core/references/lookup-answer'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { AnswerCache, KeptAnswer } from './answer-cache'
import type { Clock } from './clock'
import { decodeBody } from './decode-answer'
import { HTTP_LIMITS, httpGet } from './http-get'
import type { HttpAnswer, HttpFailure, HttpLimits } from './http-get'
import { createPacer } from './pacer'
import type { Pacer } from './pacer'
import { readRetryAfter } from './retry-after'
import type { AddressPolicy } from './safe-address'
import { SERVICES } from './service-table'
import { shareWork } from './share-work'

const MAX_TRIES = 3
const BACK_OFF_MS = 500
/** All tries of one question together, waiting for its turn excepted. */
const BUDGET_MS = 15_000
const DAY_MS = 86_400_000
/** How long an answer counts without asking again, by what it says: records settle, absence may end any day. */
const FRESH_MS = { found: 7 * DAY_MS, absent: DAY_MS }

/** One question to a service. `read` takes the answer for its caller; what it refuses is not kept. */
export interface Question<T> {
  readonly service: ServiceName
  /** The address without key and contact, by which the answer is kept. */
  readonly url: URL
  readonly accept: string
  /** Media types that the answer may have. */
  readonly types: readonly string[]
  readonly read: (text: string) => Result<T, Refusal>
}

/** Why an answer is not taken, with the rest of a sentence that begins with the service's name. */
export interface Refusal {
  readonly code: 'unreadable' | 'wrong-record' | 'refused'
  readonly reason: string
}

export interface Answered<T> {
  /** Undefined when the service says that it has no such record. */
  readonly value: T | undefined
  /** ISO 8601 instant of the answer. */
  readonly date: string
}

/** How one lookup asks: until when, past the cache or not, and whether over the network at all. */
export interface AskMode {
  readonly signal: AbortSignal
  readonly fresh: boolean
  /** False where only kept answers may be used; others are `offline` failures. */
  readonly network: boolean
}

/** Asks services one question at a time each, within their limits, and remembers the answers. */
export interface PoliteClient {
  readonly ask: <T>(question: Question<T>, mode: AskMode) => Promise<Result<Answered<T>, LookupFailure>>
}

export interface PoliteClientOptions {
  readonly version: string
  readonly cache: AnswerCache
  readonly clock: Clock
  readonly policy: AddressPolicy
  readonly contact: () => string
  readonly apiKey: (service: ServiceName) => string | undefined
  /** Called whenever a service has answered, whatever it said. */
  readonly onReached?: () => void
  readonly limits?: HttpLimits
}

type Outcome = Result<KeptAnswer, HttpFailure & { readonly retryAt?: number }>

const ABSENT = new Set([404, 410])

/** A client for all services; each has one line of its own in which its questions wait. */
export function createPoliteClient(options: PoliteClientOptions): PoliteClient {
  const { cache, clock } = options
  const pacers = new Map<ServiceName, Pacer>()
  const pacerOf = (service: ServiceName): Pacer => {
    const known = pacers.get(service)
    const { pace, paceWithKey } = SERVICES[service]
    const created = known ?? createPacer((options.apiKey(service) ? paceWithKey : undefined) ?? pace, clock)
    pacers.set(service, created)
    return created
  }
  const shared = shareWork<Outcome>()

  const fetchAnswer = (
    question: Question<unknown>,
    kept: KeptAnswer | undefined,
    signal: AbortSignal
  ): Promise<Outcome> => tryRepeatedly(options, question, kept, pacerOf(question.service), signal)

  return {
    ask: async (question, mode) => {
      const address = `${question.accept} ${question.url.href}`
      const kept = await cache.find(address)
      const isFresh = kept !== undefined && clock.now() - Date.parse(kept.date) < freshnessOf(kept)
      if (kept && ((isFresh && !mode.fresh) || !mode.network)) {
        const taken = takeAnswer(question, kept)
        if (taken.ok || !mode.network) return taken
      }
      if (!mode.network)
        return failAs(question.service, { code: 'offline', reason: 'was not asked: the network is off' })
      const outcome = await shared(address, (signal) => fetchAnswer(question, kept, signal), mode.signal)
      if (outcome === 'cancelled') return failAs(question.service, { code: 'cancelled', reason: 'was not waited for' })
      if (!outcome.ok) return failAs(question.service, outcome.error)
      const taken = takeAnswer(question, outcome.value)
      if (taken.ok) await cache.keep(address, outcome.value)
      return taken
    }
  }
}

const freshnessOf = (kept: KeptAnswer): number => (ABSENT.has(kept.status) ? FRESH_MS.absent : FRESH_MS.found)

function failAs(
  service: ServiceName,
  { code, reason, retryAt }: { readonly code: FailureCode; readonly reason: string; readonly retryAt?: number }
): Result<never, LookupFailure> {
  return fail({
    service,
    code,
    message: `${SERVICES[service].label} ${reason}.`,
    ...(retryAt !== undefined && { retryAt: new Date(retryAt).toISOString() })
  })
}

function takeAnswer<T>(question: Question<T>, { status, date, body }: KeptAnswer): Result<Answered<T>, LookupFailure> {
  if (ABSENT.has(status)) return succeed({ value: undefined, date })
  const read = question.read(body)
  return read.ok ? succeed({ value: read.value, date }) : failAs(question.service, read.error)
}

/** The address as it is sent: with contact and key where the service takes them in the query. */
function addressOf(options: PoliteClientOptions, { service, url }: Question<unknown>): URL {
  const { contactParameter, keyParameter, toolParameter } = SERVICES[service]
  const sent = new URL(url)
  const [contact, key] = [options.contact(), options.apiKey(service)]
  if (toolParameter) sent.searchParams.set(toolParameter, 'bifolium')
  if (contactParameter && contact) sent.searchParams.set(contactParameter, contact)
  if (keyParameter && key) sent.searchParams.set(keyParameter, key)
  return sent
}

function headersOf(
  options: PoliteClientOptions,
  question: Question<unknown>,
  kept: KeptAnswer | undefined
): Record<string, string> {
  const contact = options.contact()
  return {
    'User-Agent': `Bifolium/${options.version}${contact ? ` (mailto:${contact})` : ''}`,
    Accept: question.accept,
    ...(kept?.etag !== undefined && { 'If-None-Match': kept.etag }),
    ...(kept?.lastModified !== undefined && { 'If-Modified-Since': kept.lastModified })
  }
}

async function tryRepeatedly(
  options: PoliteClientOptions,
  question: Question<unknown>,
  kept: KeptAnswer | undefined,
  pacer: Pacer,
  signal: AbortSignal
): Promise<Outcome> {
  const { clock, limits = HTTP_LIMITS } = options
  let endMs: number | undefined
  for (let tries = 1; ; tries++) {
    const patienceMs = (endMs ?? clock.now() + BUDGET_MS) - clock.now()
    if (pacer.pausedUntil() - clock.now() > patienceMs) return leaveAlone(pacer.pausedUntil())
    const leave = await pacer.enter(signal)
    endMs ??= clock.now() + BUDGET_MS
    const left = Math.max(endMs - clock.now(), 1)
    const got = await httpGet(
      {
        url: addressOf(options, question),
        headers: headersOf(options, question, kept),
        redirectHosts: SERVICES[question.service].redirectHosts,
        signal
      },
      options.policy,
      { ...limits, totalMs: Math.min(limits.totalMs, left) }
    ).finally(leave)
    const judged = judge(question, got, kept, clock.now())
    if (got.ok) {
      options.onReached?.()
      followPace(pacer, got.value)
    }
    if (judged.kind === 'done') return judged.outcome
    const pauseMs = judged.pauseMs ?? BACK_OFF_MS * 3 ** (tries - 1)
    if (judged.pauseMs !== undefined) pacer.pauseUntil(clock.now() + pauseMs)
    if (tries === MAX_TRIES || clock.now() + pauseMs >= endMs) {
      return judged.pauseMs === undefined || judged.outcome.ok
        ? judged.outcome
        : fail({ ...judged.outcome.error, retryAt: clock.now() + pauseMs })
    }
    await clock.wait(pauseMs, signal)
  }
}

const leaveAlone = (untilMs: number): Outcome =>
  fail({ code: 'rate-limited', reason: 'asked to be left alone for a while', retryAt: untilMs })

type Judged =
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'again'; readonly outcome: Outcome; readonly pauseMs: number | undefined }

const done = (outcome: Outcome): Judged => ({ kind: 'done', outcome })

/** What an answer means: taken, refused for good, or worth another try. */
function judge(
  question: Question<unknown>,
  got: Result<HttpAnswer, HttpFailure>,
  kept: KeptAnswer | undefined,
  nowMs: number
): Judged {
  if (!got.ok)
    return got.error.code === 'server-error' ? { kind: 'again', outcome: got, pauseMs: undefined } : done(got)
  const { status, headers } = got.value
  const date = new Date(nowMs).toISOString()
  if (status === 304 && kept) return done(succeed({ ...kept, date }))
  if (status === 429 || status >= 500) {
    const pauseMs = readRetryAfter(headers['retry-after'], nowMs)
    const reason = status === 429 ? 'has had enough questions for now (429)' : `is out of order (${status})`
    return { kind: 'again', outcome: fail({ code: status === 429 ? 'rate-limited' : 'server-error', reason }), pauseMs }
  }
  if (ABSENT.has(status)) return done(succeed({ status, date, contentType: '', body: '' }))
  if (status !== 200) return done(fail({ code: 'refused', reason: `did not take the question (status ${status})` }))
  return done(readText(question, got.value, date))
}

function readText(question: Question<unknown>, { status, headers, body }: HttpAnswer, date: string): Outcome {
  const contentType = headers['content-type'] ?? ''
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== '' && !question.types.includes(type)) {
    return fail({
      code: 'unreadable',
      reason: `answered with ${type.slice(0, 60)}, expected ${question.types.join(' or ')}`
    })
  }
  const text = decodeBody(body, contentType)
  if (!text.ok) return fail({ code: 'unreadable', reason: text.error })
  const { etag, 'last-modified': lastModified } = headers
  return succeed({
    status,
    date,
    contentType,
    body: text.value,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified })
  })
}

/** Crossref says in its headers how often it may be asked. */
function followPace(pacer: Pacer, { headers }: HttpAnswer): void {
  const limit = Number(headers['x-rate-limit-limit'])
  const seconds = Number(/^(\d+)s?$/.exec(String(headers['x-rate-limit-interval'] ?? ''))?.[1])
  if (limit > 0 && seconds > 0) pacer.setGap(Math.min((seconds * 1000) / limit, 10_000))
}
