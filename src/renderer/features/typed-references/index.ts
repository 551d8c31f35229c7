export { ConnectTypedDialog, type ConnectTypedDialogProps } from './connect-dialog'
export { TypedList, type TypedListProps } from './typed-list'
