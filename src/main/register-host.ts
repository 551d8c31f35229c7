import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { channelOf } from '#host/bridge'
import { dispatchCall } from '#host/dispatch-call'
import { HOST_METHOD_NAMES } from '#host/methods'
import type { HostHandlers, HostMethod } from '#host/methods'
import type { Reply } from '#host/reply'
import { isTrustedSender } from './window-address'

/** The part of Electron's `ipcMain` that is used, so that tests can give their own. */
export type IpcHandleRegistry = Pick<IpcMain, 'handle'>

const STRANGER: Reply = {
  kind: 'refused',
  error: { code: 'refused', message: 'The call did not come from the window of Bifolium.' }
}

/** Registers every method; each call passes one check of its sender and one of its arguments. */
export function registerHost(
  registry: IpcHandleRegistry,
  handlers: HostHandlers,
  onBug: (error: unknown) => void
): void {
  const handle = (method: HostMethod): void =>
    registry.handle(channelOf(method), async (event: IpcMainInvokeEvent, ...args: unknown[]): Promise<Reply> => {
      if (!isTrustedSender(event.senderFrame)) return STRANGER
      return dispatchCall(handlers, method, args, onBug)
    })
  HOST_METHOD_NAMES.forEach(handle)
}
