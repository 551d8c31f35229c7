import type { CheckSeverity } from '#core/checks/check-finding'
import type { CheckKind } from '#core/checks/check-table'

/** Which findings are listed. */
export interface CheckFilter {
  readonly severity: 'all' | CheckSeverity
  readonly kind: 'all' | CheckKind
  /** Those that were dismissed instead of those that were not. */
  readonly dismissed: boolean
}
