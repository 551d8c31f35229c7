export { PasteDialog, type PasteDialogProps, type PasteWork } from './paste-dialog'
