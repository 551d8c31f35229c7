export { BibliographyDialog, type BibliographyDialogProps } from './bibliography-dialog'
