export { focusCandidates } from './focus-candidates'
export { LabelInspector, type LabelInspectorProps } from './label-inspector'
export { LabelsPanel, type LabelsPanelProps } from './labels-panel'
export { usePreparedCandidates } from './use-prepared-candidates'
