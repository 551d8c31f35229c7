export { CitationInspector, type CitationInspectorProps } from './citation-inspector'
export { CitationPicker, type CitationPickerProps } from './citation-picker'
export { focusCitation } from './focus-citation'
