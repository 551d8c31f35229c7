export { PasteDialog, type AcceptedPaste, type PasteDialogProps, type PasteWork } from './paste-dialog'
