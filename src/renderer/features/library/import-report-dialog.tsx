import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { findingParts, useText } from '../../i18n'
import { Button, classes, Dialog, Icon, Notice } from '../../ui'
import { PossibleDoubles } from './possible-doubles'
import type { FileReport } from './use-library-acts'
import styles from './library.module.css'

export interface ImportReportDialogProps {
  readonly report: readonly FileReport[] | undefined
  readonly onClose: () => void
  /** Puts references side by side, to be merged. */
  readonly onCompare: (references: readonly Reference[]) => void
  /** Takes just added references out again. */
  readonly onDrop: (ids: readonly ReferenceId[]) => void
}

/** What an import did, file by file: how many came in, how many were there, and each trouble with its line. */
export function ImportReportDialog({ report, onClose, onCompare, onDrop }: ImportReportDialogProps) {
  const text = useText()
  return (
    <Dialog
      open={report !== undefined}
      onClose={onClose}
      title={text(report?.every((entry) => entry.report) ? 'library.reportTitle' : 'shell.library')}
      closeLabel={text('common.close')}
      width={560}
      footer={
        <Button variant="main" onClick={onClose}>
          {text('common.done')}
        </Button>
      }
    >
      <div className={styles.report}>
        {report?.map((entry, index) => (
          <FileSection key={`${entry.file}-${index}`} entry={entry} onCompare={onCompare} onDrop={onDrop} />
        ))}
      </div>
    </Dialog>
  )
}

interface FileSectionProps extends Pick<ImportReportDialogProps, 'onCompare' | 'onDrop'> {
  readonly entry: FileReport
}

function FileSection({ entry, onCompare, onDrop }: FileSectionProps) {
  const text = useText()
  const { file, report, problem } = entry
  if (!report) {
    return (
      <Notice tone="bad">
        {file && <strong>{file}: </strong>}
        {problem}
      </Notice>
    )
  }
  const nothing = report.added.length === 0 && report.existing.length === 0
  return (
    <section>
      <h3 className={styles.reportFile}>{file}</h3>
      <p className={styles.reportCounts}>
        {report.added.length > 0 && <span>{text('library.added', { count: report.added.length })}</span>}
        {report.existing.length > 0 && <span>{text('library.existing', { count: report.existing.length })}</span>}
        {report.versions > 0 && <span>{text('library.versions', { count: report.versions })}</span>}
        {nothing && <span>{text('library.nothingAdded')}</span>}
        {report.findings.length > 0 && <span>{text('library.findings', { count: report.findings.length })}</span>}
      </p>
      <PossibleDoubles possible={report.possible} onCompare={onCompare} onDrop={onDrop} />
      <ul className={styles.findings}>
        {report.findings.slice(0, 500).map((finding, index) => (
          <FindingLine key={`${finding.code}-${index}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const text = useText()
  const { message, place } = findingParts(finding, text)
  return (
    <li className={classes(styles.finding, styles[finding.severity])}>
      <Icon name={finding.severity === 'info' ? 'info' : 'alert'} />
      <span>
        {place && <span className={styles.place}>{place}</span>}
        {message}
      </span>
    </li>
  )
}
