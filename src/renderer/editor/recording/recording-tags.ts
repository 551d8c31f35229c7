/** Tags the update that marks an edit as tracked changes. */
export const RECORDING_TAG = 'bifolium-recording'

/** Tags an edit that is never recorded: it settles changes, or gives words another shape. */
export const UNRECORDED_TAG = 'bifolium-unrecorded'
