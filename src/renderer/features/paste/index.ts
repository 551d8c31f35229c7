export { PasteDialog, type PasteDialogProps } from './paste-dialog'
