export { DetailsDialog, type DetailsDialogProps } from './details-dialog'
