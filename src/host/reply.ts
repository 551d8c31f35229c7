import { fail } from '#core/result'
import type { HostError } from './host-api'
import { HOST_METHODS, HOST_METHOD_NAMES } from './methods'
import type { HostHandlers, HostMethod } from './methods'

/** What travels back over a transport: the method's own answer, or the reason why it was not run to its end. */
export type Reply =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: HostError }

/** Carries one call to the host. Never rejects: trouble on the way is a `refused` reply. */
export type Transport = (method: HostMethod, args: readonly unknown[]) => Promise<Reply>

/** A call that failed although its method has no error of its own to answer with. */
export class HostCallError extends Error {
  readonly error: HostError

  constructor(method: HostMethod, error: HostError) {
    super(`${method}: ${error.message}`)
    this.name = 'HostCallError'
    this.error = error
  }
}

function readReply(method: HostMethod, reply: Reply): unknown {
  if (reply.kind === 'answer') return reply.value
  if (HOST_METHODS[method].answersResult) return fail(reply.error)
  throw new HostCallError(method, reply.error)
}

/**
 * The methods of HostApi as a window sees them, each sent over `transport`. A refused call is a failed `Result`, or a
 * `HostCallError` where the method answers with a plain value.
 */
export function createHostProxy(transport: Transport): HostHandlers {
  const entries = HOST_METHOD_NAMES.map((method) => [
    method,
    async (...args: unknown[]) => readReply(method, await transport(method, args))
  ])
  return Object.fromEntries(entries) as HostHandlers
}
