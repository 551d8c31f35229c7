import type { Finding } from '#core/finding'
import { useText } from '../../i18n'
import { Button, classes, Dialog, Icon, Notice } from '../../ui'
import type { FileReport } from './use-library-acts'
import styles from './library.module.css'

export interface ImportReportDialogProps {
  readonly report: readonly FileReport[] | undefined
  readonly onClose: () => void
}

/** What an import did, file by file: how many came in, how many were there, and each trouble with its line. */
export function ImportReportDialog({ report, onClose }: ImportReportDialogProps) {
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
          <FileSection key={`${entry.file}-${index}`} entry={entry} />
        ))}
      </div>
    </Dialog>
  )
}

function FileSection({ entry }: { readonly entry: FileReport }) {
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
        {nothing && <span>{text('library.nothingAdded')}</span>}
        {report.findings.length > 0 && <span>{text('library.findings', { count: report.findings.length })}</span>}
      </p>
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
  const { line, part } = finding.place ?? {}
  const place = [line !== undefined && text('library.line', { line }), part].filter(Boolean).join(' · ')
  return (
    <li className={classes(styles.finding, styles[finding.severity])}>
      <Icon name={finding.severity === 'info' ? 'info' : 'alert'} />
      <span>
        {place && <span className={styles.place}>{place}</span>}
        {finding.message}
      </span>
    </li>
  )
}
