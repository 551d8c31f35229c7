import type { HostError } from './host-api'
import { HOST_ARGUMENTS } from './arguments'
import { isHostMethod } from './methods'
import type { HostHandlers } from './methods'
import type { Reply } from './reply'

const refuse = (code: HostError['code'], message: string): Reply => ({ kind: 'refused', error: { code, message } })

/**
 * Runs one call that came from a window: known method, arguments of the right shape, nothing more. A bug in a handler
 * is told to `onBug` and answered as refused, without its text, which may name paths.
 */
export async function dispatchCall(
  handlers: HostHandlers,
  method: string,
  args: unknown,
  onBug: (error: unknown) => void
): Promise<Reply> {
  if (!isHostMethod(method)) return refuse('bad-request', `The host has no method “${method.slice(0, 80)}”.`)
  const parsed = HOST_ARGUMENTS[method].safeParse(args)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    return refuse('bad-request', `The arguments of ${method} are not as agreed${where ? ` (at ${where})` : ''}.`)
  }
  try {
    const handler = handlers[method] as (...values: readonly unknown[]) => Promise<unknown>
    return { kind: 'answer', value: await handler(...parsed.data) }
  } catch (error) {
    onBug(error)
    return refuse('refused', `The program failed inside ${method}; its log says more.`)
  }
}
