export { AddByIdentifierDialog, type AddByIdentifierDialogProps } from './add-by-identifier-dialog'
export { CheckDialog, type CheckDialogProps } from './check-dialog'
export { LookupsDialog, type LookupsDialogProps } from './lookups-dialog'
export { LookupStatus } from './lookup-status'
