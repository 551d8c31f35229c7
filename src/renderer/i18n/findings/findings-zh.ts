import type { WordedCode } from '#core/finding-codes'
import { bifoliumFindings } from './bifolium-findings'
import { docxFindings } from './docx-findings'
import type { FindingWords } from './finding-words'
import { referenceFindings } from './reference-findings'
import { styleFindings } from './style-findings'
import { textFindings } from './text-findings'
import { typedFindings } from './typed-findings'

/** All findings that a window can show, in Chinese. English is what the core says. */
export const findingsZh: Readonly<Record<WordedCode, FindingWords>> = {
  ...referenceFindings,
  ...textFindings,
  ...docxFindings,
  ...bifoliumFindings,
  ...typedFindings,
  ...styleFindings
}
